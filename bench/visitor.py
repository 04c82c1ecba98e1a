"""A person at a browser, as far as measuring needs one: cookies, the token of each form, signing in."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tinggal.demo.officers import PASSWORD
from tinggal.simulators.mailbox_views import six_digits

ROOT = Path(__file__).resolve().parents[1]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
LONGEST_START = 60.0


@contextmanager
def web_process() -> Iterator[tuple[str, int]]:
    """The address and the process id of a web server of its own on this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    manners = ("--no-access-log", "--log-level", "warning", "--timeout-graceful-shutdown", "3")
    command = (sys.executable, "-m", "uvicorn", "bench.floor:application", "--port", str(port), *manners)
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "bench.settings", "LOG_LEVEL": "ERROR"}
    environment["SITE_URL"] = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
        try:
            _wait_for(environment["SITE_URL"], process)
            yield environment["SITE_URL"], process.pid
        finally:
            process.terminate()


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until and process.poll() is None:
        try:
            httpx.get(f"{address}/health")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The web process does not answer.")


class Visitor:
    """One browser with one open connection."""

    def __init__(self, address: str) -> None:
        self._client = httpx.Client(base_url=address, timeout=60)

    def get(self, where: str) -> str:
        """The page; an answer that is no success ends the measurement."""
        answer = self._client.get(where)
        answer.raise_for_status()
        return answer.text

    def fetch(self, where: str) -> None:
        """Ask, read, and forget."""
        self._client.get(where).raise_for_status()

    def send(self, where: str, typed: dict[str, Any], *, form: str = "", files: dict[str, Any] | None = None) -> str:
        """Open the page with the form, send it with its token, and say where that leads."""
        found = TOKEN.search(self.get(form or where))
        token = {"csrfmiddlewaretoken": found[1] if found else ""}
        answer = self._client.post(where, data=typed | token, files=files)
        if answer.status_code != 302:
            raise RuntimeError(f"{where} answered {answer.status_code}: {_problems(answer.text)}")
        return answer.headers["location"]

    def sign_in(self, email: str, *, secret: str = "") -> None:
        """Password, and for officers the six digits."""
        leads = self.send("/accounts/login/", {"login": email, "password": PASSWORD})
        if "2fa" in leads:
            self.send("/accounts/2fa/authenticate/", {"code": six_digits(secret, at=int(time.time()))})


def _problems(page: str) -> str:
    summary = re.search(r"error-summary.*?</div>", page, re.S)
    return re.sub(r"<[^>]+>|\s+", " ", summary[0]) if summary else page[:300]
