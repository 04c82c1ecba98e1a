"""What the worker does by the clock to keep the outbox moving."""

from procrastinate.contrib.django import app

from tinggal.journal import outbox  # noqa: F401  the worker must know the task that delivers


@app.periodic(cron="*/1 * * * *")
@app.task(name="put_back_stalled_jobs", queue="clock", pass_context=False)
async def put_back_stalled_jobs(timestamp: int) -> None:
    """Give back the jobs of workers that died: their heartbeat stopped more than half a minute ago."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=30):
        await app.job_manager.retry_job(job)
