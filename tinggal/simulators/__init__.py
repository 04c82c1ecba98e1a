"""Stand-ins for the outside world, each a small product of its own that knows nothing of Tinggal."""
