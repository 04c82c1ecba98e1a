"""Tests of how the house is measured and told to everybody."""
