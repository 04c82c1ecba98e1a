"""What one may know before applying: which permit fits, what it costs, and until when to apply."""
