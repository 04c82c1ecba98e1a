"""How often somebody may try something: a fixed window, counted in Django's cache."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.core.cache import cache

_SUBNET = 64  # one household or office has a whole such network of IPv6 addresses


def within_pace(what: str, who: str, *, times: int, seconds: int) -> bool:
    """Count one try of ``who`` at ``what``; False once there were more than ``times`` in this window of ``seconds``.

    With the in-memory cache each web process counts for itself; a shared cache makes it one count.
    """
    key = f"pace:{what}:{who}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) <= times
    except ValueError:  # the window ended between the two calls
        return True


def network_of(address: str) -> str:
    """What counts as one visitor: an IPv4 address, the /64 of an IPv6 one."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ip_network((found, _SUBNET), strict=False))
    return str(found)
