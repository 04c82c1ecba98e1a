"""Invented faces: drawn as reliefs under a lamp, so that a finder of faces can learn without anybody's photo."""
