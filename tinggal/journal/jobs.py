"""What the worker does by the clock to keep the outbox moving."""

from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from tinggal.journal import outbox  # noqa: F401  the worker must know the task that delivers


@app.periodic(cron="*/1 * * * *")
@app.task(name="put_back_stalled_jobs", queue="clock", pass_context=False)
async def put_back_stalled_jobs(timestamp: int) -> None:
    """Give back the jobs of workers that died: their heartbeat stopped more than half a minute ago.

    A job of which only one may wait is dropped when the next one of its kind is waiting already.
    """
    manager = app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=30):
        if job.queueing_lock and list(await manager.list_jobs_async(queueing_lock=job.queueing_lock, status="todo")):
            await manager.finish_job(job, status=Status.FAILED, delete_job=True)
        else:
            await manager.retry_job(job)
