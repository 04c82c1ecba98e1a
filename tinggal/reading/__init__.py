"""Reading: what a document says – its machine-readable zone, its kind, the values printed on it, the faces."""
