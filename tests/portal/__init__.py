"""The applicant's room."""
