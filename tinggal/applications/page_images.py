"""Pages of documents as pictures, drawn once and kept in the vault: the second look costs a look, not a drawing."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from tinggal.applications.contents import content_of
from tinggal.applications.models import Document, PageImage
from tinggal.intake import pictures, vault
from tinggal.intake.pictures import THUMBNAIL
from tinggal.intake.words import Unusable

NORMAL, LARGE = 900, 1800
WIDTHS = (THUMBNAIL, NORMAL, LARGE)
_AHEAD = 10  # pages drawn before anybody asks; of longer documents the rest is drawn when it is looked at
_KEPT_FOR = timedelta(days=90)


def page_image(document: Document, *, page: int, width: int) -> bytes:
    """One page (from 1) as a JPEG, at the smallest of ``WIDTHS`` that is no narrower than ``width``.

    Raises:
        Unusable: there is no such page, or the content cannot be opened.
    """
    dots = next((one for one in WIDTHS if one >= width), LARGE)
    kept = PageImage.objects.filter(document=document, page=page, width=dots).first()
    if kept and (picture := _still_there(kept)):
        return picture
    return _draw(document, [(page, dots)])[0]


def page_asked_for(wanted: str, *, most: int) -> int:
    """The number of a page as an address names it, held to the pages there are; the first for anything else."""
    return min(max(int(wanted), 1), most) if wanted.isdecimal() and len(wanted) < 6 else 1


def thumbnail(document: Document) -> bytes:
    """The first page as a small JPEG. Raises like ``page_image``."""
    return page_image(document, page=1, width=THUMBNAIL)


def draw_ahead(*, since: datetime, most: int = 50) -> int:
    """Draw the first pages of documents attached ``since`` then that nobody has drawn yet; says of how many.

    A document that cannot be drawn is tried again by the next call, and by whoever looks at it.
    """
    drawn = PageImage.objects.filter(document=OuterRef("pk"), width=NORMAL)
    waiting = Document.objects.filter(~Exists(drawn), replaced_at=None, attached_at__gte=since).order_by("-id")[:most]
    return sum(_drawn_ahead(document) for document in waiting)


def forget_old(*, now: datetime, most: int = 5_000) -> int:
    """Throw away what was drawn more than 90 days ago: whoever looks again has it drawn again."""
    old = list(PageImage.objects.filter(made_at__lt=now - _KEPT_FOR).order_by("made_at")[:most])
    return _forget(old)


def _drawn_ahead(document: Document) -> bool:
    pages = range(1, min(document.pages, _AHEAD) + 1)
    kept = set(PageImage.objects.filter(document=document).values_list("page", "width"))
    wanted = [one for one in [(1, THUMBNAIL), *((page, NORMAL) for page in pages)] if one not in kept]
    try:
        _draw(document, wanted)
    except Unusable:
        return False
    return True


def _draw(document: Document, wanted: Sequence[tuple[int, int]]) -> list[bytes]:
    content = content_of(document)
    made = pictures.page_images(content, content_type=document.content_type, wanted=wanted)
    for (page, width), picture in zip(wanted, made, strict=True):
        _keep(document, picture, page=page, width=width)
    return made


def _keep(document: Document, picture: bytes, *, page: int, width: int) -> None:
    stored = vault.put(picture)
    try:
        with transaction.atomic():
            PageImage.objects.create(
                document=document, page=page, width=width, stored=stored.name, wrapped_key=stored.wrapped_key
            )
    except IntegrityError:  # somebody else has just drawn it
        vault.remove(stored.name)


def _still_there(kept: PageImage) -> bytes:
    """The picture; nothing, and no row any more, when the file is gone."""
    try:
        return vault.get(kept.stored, bytes(kept.wrapped_key))
    except FileNotFoundError:
        kept.delete()
        return b""


def _forget(images: Iterable[PageImage]) -> int:
    """First the row, then the file: a file without a row is swept up, a row without a file is drawn anew."""
    names = {image.pk: image.stored for image in images}
    PageImage.objects.filter(pk__in=names).delete()
    for name in names.values():
        vault.remove(name)
    return len(names)
