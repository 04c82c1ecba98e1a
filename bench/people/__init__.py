"""Measures of the people's side: what a page weighs, how fast it is, who can use it, how much one has to type."""
