"""The ways to collect money, one file each."""
