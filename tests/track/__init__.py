"""Public tracking, live timelines, and checking letters."""
