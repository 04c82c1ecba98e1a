"""Simulated registers of other authorities. Everybody and everything in them is invented."""
