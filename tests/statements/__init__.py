"""The statements of the prose."""
