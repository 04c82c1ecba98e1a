"""Back room: telling people, by mail and by short message, once and in their language."""
