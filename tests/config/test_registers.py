"""Which adapter each register gets: the simulator while trying out, none in production until one is named."""

import pytest

from tinggal.config.registers import NOT_CONNECTED, SIMULATED, register_providers
from tinggal.lib.env import Environment
from tinggal.registers.table import REGISTERS

REAL = "tinggal.registers.providers.http.HttpRegister"


def providers(*, simulated: bool, **variables: str) -> dict[str, tuple[str, dict[str, str]]]:
    found = register_providers(Environment(variables), site="http://stay.example", simulated=simulated)
    return {name: (one["BACKEND"], one["OPTIONS"]) for name, one in found.items()}


def test_while_trying_out_all_are_played_by_this_very_house() -> None:
    found = providers(simulated=True)
    assert {backend for backend, _options in found.values()} == {SIMULATED}
    assert {name: options["url"] for name, (_backend, options) in found.items()} == {
        name: f"http://stay.example/simulators/registers/{name}/ask" for name in REGISTERS
    }


def test_in_production_the_watch_list_must_be_named_and_the_others_are_not_connected() -> None:
    backends = {name: backend for name, (backend, _options) in providers(simulated=False).items()}
    assert backends.pop("watchlist") == SIMULATED  # which the system checks refuse
    assert set(backends.values()) == {NOT_CONNECTED}


@pytest.mark.parametrize("simulated", [True, False])
def test_a_register_that_is_named_gets_its_own_address_and_key(simulated: bool) -> None:
    found = providers(simulated=simulated, TAX_BACKEND=REAL, TAX_URL="https://djp.example/ask", TAX_KEY="secret")
    assert found["tax"] == (REAL, {"url": "https://djp.example/ask", "key": "secret"})
