"""Tinggal: the online stay-permit service of an immigration authority."""
