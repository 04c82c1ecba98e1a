"""Sentences about journal."""
