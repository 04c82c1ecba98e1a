"""What a sponsor does for the foreigners he vouches for: his list of them, many files at once."""
