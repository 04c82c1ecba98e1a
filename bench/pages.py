"""The ten main pages: who opens them, and under which address."""

from dataclasses import dataclass

from django.conf import settings

from tinggal.applications.links import tracking_url
from tinggal.applications.models import Application


@dataclass(frozen=True, slots=True)
class Page:
    """One page, and which of the visitors reads it."""

    name: str
    where: str
    reader: str


WITHOUT_DJANGO = Page("204 without Django", "/floor/none/", "visitor")
FLOOR = (
    WITHOUT_DJANGO,
    Page("empty view", "/floor/empty/", "visitor"),
    Page("SELECT 1 view", "/floor/query/", "visitor"),
)


def ten(*, draft: Application, sent: Application, code: str) -> tuple[Page, ...]:
    """With one draft and one sent file of the same applicant."""
    return (
        Page("home", "/", "visitor"),
        Page("list of permits", "/permits/", "visitor"),
        Page("one permit", f"/permits/{code}/", "visitor"),
        Page("public tracking", tracking_url(sent.reference).removeprefix(settings.SITE_URL), "visitor"),
        Page("my applications", "/applications/", "applicant"),
        Page("task list", f"/applications/{draft.reference}/", "applicant"),
        Page("form page", f"/applications/{draft.reference}/form/passport/", "applicant"),
        Page("status page", f"/applications/{sent.reference}/", "applicant"),
        Page("desk: queue", "/desk/", "kanim"),
        Page("desk: file", f"/desk/{sent.reference}/", "kanim"),
    )
