"""Sentences about notices."""
