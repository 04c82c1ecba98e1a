"""Measurements: each prints a table and says the machine."""
