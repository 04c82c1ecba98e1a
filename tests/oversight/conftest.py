"""The officers and the files of the desk's tests."""

from tests.desk.conftest import at_kanim, bring_to, sign_in

__all__ = ["at_kanim", "bring_to", "sign_in"]
