"""Reports and findings in other forms."""
