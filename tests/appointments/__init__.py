"""Invitations to the office."""
