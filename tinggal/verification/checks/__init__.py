"""The automatic checks: one function each, and the table that says which there are (``table.py``)."""
