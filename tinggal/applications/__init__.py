"""The file itself: where it is, where it may go, and the one door through which it moves."""
