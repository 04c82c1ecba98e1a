"""``make bench-desk``: the officers' lists among a hundred thousand and among a million files."""
