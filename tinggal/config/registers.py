"""What each register of another authority needs from the environment: a class, an address, a key."""

from typing import Any

from tinggal.lib.env import Environment
from tinggal.registers.table import REGISTERS

SIMULATED = "tinggal.registers.providers.http.SimulatedRegister"
NOT_CONNECTED = "tinggal.registers.providers.not_connected.NotConnected"


def register_providers(env: Environment, *, site: str, simulated: bool) -> dict[str, dict[str, Any]]:
    """One adapter per register, from ``<REGISTER>_BACKEND``, ``<REGISTER>_URL`` and ``<REGISTER>_KEY``.

    A register that is not named is not connected, and a file goes on without it; the watch list must be named.
    """
    return {name: _provider(env, name, site=site, simulated=simulated) for name in REGISTERS}


def _provider(env: Environment, name: str, *, site: str, simulated: bool) -> dict[str, Any]:
    spare = SIMULATED if simulated or name == "watchlist" else NOT_CONNECTED
    backend = env.text(f"{name.upper()}_BACKEND", spare)
    if backend == SIMULATED:
        options = {"url": f"{site}/simulators/registers/{name}/ask", "key": "simulated-register-secret"}
    else:
        given = {"url": env.text(f"{name.upper()}_URL", ""), "key": env.text(f"{name.upper()}_KEY", "")}
        options = {option: value for option, value in given.items() if value}
    return {"BACKEND": backend, "OPTIONS": options}
