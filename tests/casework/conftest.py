"""The officers and the files of the desk's tests."""

from tests.desk.conftest import BringTo, SignIn, at_kanim, bring_to, sign_in

__all__ = ["BringTo", "SignIn", "at_kanim", "bring_to", "sign_in"]
