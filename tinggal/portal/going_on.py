"""Where one goes on after a page of a draft: the next task that is open, without the way back to the list."""

from django.urls import reverse

from tinggal.applications.models import Application
from tinggal.applications.progress import papers
from tinggal.applications.status import Status
from tinggal.portal.papers_together import missing_of
from tinggal.portal.task_list import tasks


def going_on(file: Application) -> str:
    """The address of the first task that is open, and of the check when none is; the papers of one side come together.
    A file that was sent back goes on from the list of what must be corrected."""
    if file.status != Status.DRAFT:
        return reverse("portal:application", args=[file.reference])
    where = next(task.href for task in tasks(file) if task.kind == "todo")
    if where != reverse("portal:documents", args=[file.reference]):
        return where
    listed = papers(file)
    together = (side for side in ("own", "sponsor") if len(missing_of(listed, side)) > 1)
    side = next(together, "")
    return reverse("portal:papers_together", args=[file.reference, side]) if side else where
