"""Who works on which file, whose turn it is, and how a file is found."""
