"""Intake: what people hand in is looked at, made harmless and put away encrypted."""
