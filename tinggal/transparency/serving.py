"""What of the log the world may read, as C2SP tlog-tiles has it: nothing beyond the last signed head."""

from tinggal.checker.merkle import SIZE
from tinggal.checker.tiles import WIDTH, Place, TilePath
from tinggal.transparency import tree
from tinggal.transparency.checkpoints import published
from tinggal.transparency.models import Entry
from tinggal.witness.reading import packed


def tile(path: TilePath) -> bytes | None:
    """A tile of hashes or a bundle of entries; nothing when the tree does not reach that far."""
    newest = published()
    level = max(path.level, 0)
    count = (newest.size >> 8 * level) if newest else 0
    if path.number * WIDTH + path.width > count:
        return None
    if path.level < 0:
        return _entries(path)
    place = Place(path.level, path.number)
    hashes = tree.tiles([place]).get(place, b"")[: path.width * SIZE]
    return hashes if len(hashes) == path.width * SIZE else None


def _entries(path: TilePath) -> bytes | None:
    first = path.number * WIDTH
    rows = Entry.objects.filter(index__gte=first, index__lt=first + path.width).order_by("index")
    held = [bytes(data) for data in rows.values_list("data", flat=True)]
    return packed(held) if len(held) == path.width else None
