"""The stand-ins behave like the products they stand in for."""
