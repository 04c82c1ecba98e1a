"""Tests of the signals of fraud."""
