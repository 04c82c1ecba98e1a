"""Filters for templates that show findings."""
