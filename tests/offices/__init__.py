"""Tests of the offices room."""
