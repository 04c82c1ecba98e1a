"""Tools without tables and without knowledge of permits; each file could live in another project."""
