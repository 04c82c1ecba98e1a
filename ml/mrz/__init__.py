"""Invented passports, cards and visas as pictures, from a clean scan to a bad photo."""
