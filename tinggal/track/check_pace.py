"""How often letters may be checked: by one network, and for one code with a secret."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.http import HttpRequest

from tinggal.lib.pace import within_pace

TRIES, WINDOW_SECONDS = 30, 600
SECRETS, SECRETS_SECONDS = 20, 3600
_SUBNET = 64  # one household or office has a whole such network of IPv6 addresses


def from_here(request: HttpRequest) -> bool:
    """Count one check of this address (IPv6: of its /64); False when there were too many."""
    return within_pace(
        "check", network_of(str(request.META.get("REMOTE_ADDR", ""))), times=TRIES, seconds=WINDOW_SECONDS
    )


def of_this_letter(code: str) -> bool:
    """Count one try of a secret for a code, known or not; False when there were too many, from wherever."""
    return within_pace("check-secret", code, times=SECRETS, seconds=SECRETS_SECONDS)


def network_of(address: str) -> str:
    """What counts as one visitor."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ip_network((found, _SUBNET), strict=False))
    return str(found)
