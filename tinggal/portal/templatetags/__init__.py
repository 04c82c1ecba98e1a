"""Tags of the applicants' room."""
