"""The officers' desk: the files waiting for somebody, one file with everything about it, and the steps to take."""
