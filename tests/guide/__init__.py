"""The guide: which permit, for how much, until when."""
