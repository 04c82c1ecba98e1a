"""What an installation must have before it may run."""
