"""As whom PostgreSQL runs: it refuses to be root, and this machine's rules decide how root can step aside.

An ordinary user simply runs it. Root first tries a user namespace: the server believes to be somebody else, while
the files stay root's. Where namespaces are forbidden (most containers), root becomes ``nobody``, or the owner of the
existing data, and keeps one right only: to reach its folder and programs, wherever they are.
"""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tinggal.launch.refusals import PostgresUnavailable

NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "--")
REACH = "-all,+dac_override"


@dataclass(frozen=True, slots=True)
class Identity:
    """``prefix`` is put before a server command; ``owner`` (uid, gid) must own the data, None means ourselves."""

    prefix: tuple[str, ...] = ()
    owner: tuple[int, int] | None = None

    def give(self, folder: Path) -> None:
        """Hand a folder over to the server's user."""
        if self.owner:
            os.chown(folder, *self.owner)


def identity_for(data: Path) -> Identity:
    """How to run a server on this folder of data, which need not exist yet."""
    owner = data.stat().st_uid if data.exists() else os.geteuid()
    if os.geteuid() != 0:
        if owner != os.geteuid():
            raise PostgresUnavailable(f"The database in {data} belongs to another user. Ask them, or set TINGGAL_HOME.")
        return Identity()
    if owner == 0 and _works(NAMESPACE):
        return Identity(prefix=NAMESPACE)
    other = _stepping_down(owner or pwd.getpwnam("nobody").pw_uid)
    if _works(other.prefix):
        return other
    raise PostgresUnavailable(
        "PostgreSQL does not run as root, and here root may neither make a user namespace (unshare) nor become "
        "another user (setpriv). Start Tinggal as an ordinary user, or set DATABASE_URL to a server of your own."
    )


def _stepping_down(uid: int) -> Identity:
    try:
        gid = pwd.getpwuid(uid).pw_gid
    except KeyError:
        gid = uid
    become = ("setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups")
    return Identity(prefix=(*become, f"--inh-caps={REACH}", f"--ambient-caps={REACH}", "--"), owner=(uid, gid))


def _works(prefix: tuple[str, ...]) -> bool:
    if not shutil.which(prefix[0]):
        return False
    return subprocess.run([*prefix, "/bin/true"], check=False, capture_output=True).returncode == 0
