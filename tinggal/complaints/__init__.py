"""Complaints and reports of bribery: received without a name, answered by auditors, and never taken away."""
