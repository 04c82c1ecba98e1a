"""Says where to look and how to log in, as soon as the first page answers."""

import http.client
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from tinggal.launch.checks import HOST, NAME
from tinggal.launch.places import ROOT

LOGINS = (sys.executable, "manage.py", "demo", "--logins")
SECONDS_PER_TRY = 10


@dataclass(slots=True)
class Greeting:
    """A duty of the supervisor: tries the first page until it answers, then speaks once."""

    port: int
    environment: Mapping[str, str]
    began: float
    spoken: bool = field(default=False, init=False)

    def __call__(self) -> None:
        """Look once; cheap while nobody listens and when all is said."""
        if self.spoken or not (status := first_page(self.port)):
            return
        self.spoken = True
        seconds = time.time() - self.began
        logins = subprocess.run(LOGINS, check=False, capture_output=True, text=True, env=self.environment, cwd=ROOT)
        trouble = f" (the first page answered {status}: see the lines above)" if status >= 500 else ""
        print(f"\nTinggal is ready after {seconds:.1f} s{trouble}: http://{NAME}:{self.port}/\n", flush=True)
        print(logins.stdout or logins.stderr, flush=True)
        print("Ctrl-C ends it.", flush=True)


def first_page(port: int) -> int:
    """The status the first page answers with; 0 while nobody listens."""
    connection = http.client.HTTPConnection(HOST, port, timeout=SECONDS_PER_TRY)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
