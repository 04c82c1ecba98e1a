"""Tests of the automatic checks."""
