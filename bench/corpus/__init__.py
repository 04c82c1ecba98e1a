"""Files as strangers send them, written by program: good, odd, damaged and wicked, each with the fate it must have."""
