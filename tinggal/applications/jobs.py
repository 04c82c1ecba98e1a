"""What is done by the clock: deadlines of desks, drawing pages, looking for viruses anew, and tidying up."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from tinggal.applications.clock_watch import watch
from tinggal.applications.leftovers import clear_leftovers
from tinggal.applications.page_images import draw_ahead, forget_old
from tinggal.applications.rescanning import rescan
from tinggal.applications.sheets import forget_waiting
from tinggal.applications.uploads import forget_unfinished
from tinggal.intake import scanning


@app.periodic(cron="*/1 * * * *")
@app.task(name="draw_pages", queue="clock", lock="draw_pages", queueing_lock="draw_pages")
def draw_pages(timestamp: int) -> None:
    """Every minute: pictures of the documents of the last day, so that nobody waits for them."""
    draw_ahead(since=timezone.now() - timedelta(days=1))


@app.periodic(cron="17 * * * *")
@app.task(name="rescan_originals", queue="clock", lock="rescan_originals", queueing_lock="rescan_originals")
def rescan_originals(timestamp: int) -> None:
    """Every hour: originals the newest signatures have not seen. Fails, and so shows, when the scanner is silent."""
    if scanning.is_on():
        rescan(now=timezone.now())


@app.periodic(cron="49 1 * * *")
@app.task(name="tidy_up_files", queue="clock", lock="tidy_up_files", queueing_lock="tidy_up_files")
def tidy_up_files(timestamp: int) -> None:
    """Every night: unfinished uploads, pictures nobody needs now, and files in the vault that nothing names."""
    now = timezone.now()
    forget_unfinished(now=now)
    forget_waiting(now=now)
    forget_old(now=now)
    clear_leftovers(now=now)


@app.periodic(cron="5 * * * *")
@app.task(name="watch_clocks", queue="clock", lock="watch_clocks", queueing_lock="watch_clocks")
def watch_clocks(timestamp: int) -> None:
    """Every hour: desks whose time ends today, and those whose time has passed."""
    watch(today=timezone.localdate())
