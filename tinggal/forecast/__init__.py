"""How long it will honestly take: learned from the offices' own files, with the share of files that it held for."""
