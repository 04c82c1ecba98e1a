"""How often letters may be checked: by one network, and for one code with a secret."""

from django.http import HttpRequest

from tinggal.lib.pace import network_of, within_pace

TRIES, WINDOW_SECONDS = 30, 600
SECRETS, SECRETS_SECONDS = 20, 3600


def from_here(request: HttpRequest) -> bool:
    """Count one check of this address (IPv6: of its /64); False when there were too many."""
    return within_pace(
        "check", network_of(str(request.META.get("REMOTE_ADDR", ""))), times=TRIES, seconds=WINDOW_SECONDS
    )


def of_this_letter(code: str) -> bool:
    """Count one try of a secret for a code, known or not; False when there were too many, from wherever."""
    return within_pace("check-secret", code, times=SECRETS, seconds=SECRETS_SECONDS)
