"""Messages between an applicant and the office that has his file; nothing is said beside the file."""
