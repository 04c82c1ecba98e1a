"""Sentences about applications."""
