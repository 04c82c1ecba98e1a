"""The public log of letters: an append-only Merkle tree whose heads are signed and witnessed."""
