"""The form as typed classes, the report that holds them, and what follows from the form's tree."""
