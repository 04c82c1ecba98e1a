"""Signals of fraud: what a file has in common with others, said to officers in words. They decide nothing."""
