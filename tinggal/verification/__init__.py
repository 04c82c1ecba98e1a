"""Verification: automatic checks of documents and answers, before anybody pays or looks."""
