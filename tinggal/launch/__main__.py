"""What ``./run`` starts: database, preparation, then web server and worker, until Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from tinggal.launch.checks import HOST, NAME, check_port, check_space
from tinggal.launch.greeting import Greeting
from tinggal.launch.places import ROOT, database, home_folder, port
from tinggal.launch.postgres import revive
from tinggal.launch.refusals import CannotStart
from tinggal.launch.supervisor import Child, Supervisor
from tinggal.lib.env import Environment

WITNESS_PORT_ABOVE = 787  # 8000 → 8787


def main() -> int:
    """0 after an orderly end, 1 with words when something is missing, 130 when interrupted while preparing."""
    began = float(Environment().text("TINGGAL_BEGAN", str(time.time())))
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    os.chdir(ROOT)
    try:
        run(began=began)
    except CannotStart as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    return 0


def run(*, began: float) -> None:
    """Start everything and stay until told to end."""
    chosen, home = port(), home_folder()
    check_port(chosen)
    check_space(home)
    print(f"Starting Tinggal. Everything it keeps is in {home}.", flush=True)
    with database(home / "postgres") as surroundings:
        environment = {"SITE_URL": f"http://{NAME}:{chosen}", "PYTHONUNBUFFERED": "1"} | surroundings
        environment |= {"TINGGAL_HOME": str(home), "LOG_WITNESS_PORT": str(chosen + WITNESS_PORT_ABOVE)}
        prepare(environment)
        greeting = Greeting(chosen, environment=environment, began=began)
        # A server of somebody else's is not ours to start again.
        duties = (greeting,) if "DATABASE_URL" in os.environ else (greeting, partial(revive, home / "postgres"))
        Supervisor(
            (web(chosen), WORKER, SIGNER, witnesses(home, port=chosen + WITNESS_PORT_ABOVE), DEMO_FILES),
            environment=environment,
            duties=duties,
        ).run()
    print("Tinggal has ended.", flush=True)


def prepare(environment: Mapping[str, str]) -> None:
    """In a process of its own, so that the supervisor stays small, and out of reach of Ctrl-C, which is for us."""
    command = (sys.executable, "-m", "tinggal.launch.prepare")
    with subprocess.Popen(command, env=environment, start_new_session=True) as child:
        try:
            code = child.wait()
        except KeyboardInterrupt:
            child.terminate()
            raise
    if code:
        raise CannotStart("The preparation failed; the lines above say why. Mend it and start again: nothing is lost.")


def web(port: int) -> Child:
    """One process: pages in threads, live updates beside them."""
    application = ("uvicorn", "tinggal.config.asgi:application", "--host", HOST, "--port", str(port))
    manners = ("--backlog", "8192", "--no-access-log", "--log-level", "warning", "--timeout-graceful-shutdown", "3")
    return Child("The web server", (sys.executable, "-m", *application, *manners), {"SIGNS": "no"})


def witnesses(home: Path, *, port: int) -> Child:
    """Three witnesses in one process: good for trying things out, worth nothing as witnesses."""
    place = ("--folder", str(home / "witnesses"), "--port", str(port))
    return Child("The witnesses", (sys.executable, "-m", "tinggal.witness", *place))


WORKER = Child("The worker", (sys.executable, "manage.py", "work"), {"SIGNS": "no"})
# The only one that is told where the private keys are.
SIGNER = Child("The signing process", (sys.executable, "manage.py", "sign"), {"SIGNS": "yes"})
# The first of them are there before anybody can look; the others come while people look around.
DEMO_FILES = Child("Making the demo files", ("nice", sys.executable, "manage.py", "demo", "--one-by-one"), once=True)


if __name__ == "__main__":
    sys.exit(main())
