"""The applicant's front room: permit information, the form, documents, sending, and where the file is now."""
