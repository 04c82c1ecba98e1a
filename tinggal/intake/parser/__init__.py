"""The program that opens strangers' files: a process of its own, without network, files, or much memory and time."""
