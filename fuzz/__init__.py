"""Coverage-guided, structure-aware fuzzing of `parse_report` and `validate`: see README.md beside this file."""
