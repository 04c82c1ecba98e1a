"""The whole corpus, by family."""

from bench.corpus import acting, bombs, damaged, disguised, pictures
from bench.corpus.sample import Sample


def everything() -> dict[str, list[Sample]]:
    """Family → its files; no two have the same name."""
    return {
        "good and odd": list(pictures.samples()),
        "damaged": list(damaged.samples()),
        "bombs": list(bombs.samples()),
        "acting": list(acting.samples()),
        "disguised": list(disguised.samples()),
    }
