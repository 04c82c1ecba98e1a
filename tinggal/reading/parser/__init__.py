"""The program that reads documents: networks and text, confined as the program that opens strangers' files is."""
