"""How often somebody may try something: a fixed window, counted in Django's cache."""

from django.core.cache import cache


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
