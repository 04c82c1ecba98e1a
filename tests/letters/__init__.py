"""The letters room: written, signed, examined, filed, checked."""
