"""Starts everything on one machine: a private PostgreSQL, the web server and the worker, under one supervisor."""
