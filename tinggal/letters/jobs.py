"""What is done for letters by the clock: publishing the log, and looking after letters that nobody has confirmed."""

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from tinggal.letters.archive import refresh_archive
from tinggal.letters.delivery import raise_alarms, redirect_letters
from tinggal.letters.exporting import export
from tinggal.letters.publishing import renew_revocations
from tinggal.letters.shelves import shelf_for
from tinggal.letters.signer import NotSigned
from tinggal.transparency.sequencing import catch_up, catch_up_with_everything
from tinggal.transparency.vouching import ask_again

QUEUE = settings.QUEUES["letters"]


@app.periodic(cron="*/1 * * * *")
@app.task(name="publish_log", queue=QUEUE, lock="publish_log", queueing_lock="publish_log")
def publish_log(timestamp: int) -> None:
    """Every minute: anchor the journal, ask witnesses that lag behind, renew the list of endings, copy what is new."""
    catch_up()
    if settings.LOG_PATIENCE:
        ask_again()
    renew_revocations()
    if settings.LOG_EXPORT:
        export(shelf_for(settings.LOG_EXPORT))


@app.periodic(cron="23 3 * * *")
@app.task(name="look_through_journal", queue=QUEUE, lock="publish_log", queueing_lock="look_through_journal")
def look_through_journal(timestamp: int) -> None:
    """Every night: anchor events that came in below what was read already, as in a database restored elsewhere."""
    catch_up_with_everything()


@app.periodic(cron="5 * * * *")
@app.task(name="look_after_letters", queue="clock", lock="clock", queueing_lock="look_after_letters")
def look_after_letters(timestamp: int) -> None:
    """Every hour: send on what lies at the wrong office, then raise the alarm for what nobody has confirmed in time."""
    redirect_letters(at=timezone.now())
    raise_alarms(now=timezone.now())


@app.periodic(cron="41 2 * * *")
@app.task(name="keep_letters_provable", queue=QUEUE, lock="publish_log", queueing_lock="keep_letters_provable")
def keep_letters_provable(timestamp: int) -> None:
    """Every night: archive copies for letters whose stamp grows old. Fails, and so shows, when one is missing."""
    done = refresh_archive(timezone.localdate())
    if done.failed:
        raise NotSigned(f"No archive copy of {len(done.failed)} letters: {done.failed[0]}")
