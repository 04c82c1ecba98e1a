"""The witness: a small program of somebody else's that vouches for every head of the public log it has seen grow."""
