"""Whole jobs in a real browser, against a web server and a worker that really run."""
