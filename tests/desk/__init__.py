"""Sentences about desk."""
