"""The auditor's browser."""

from tests.desk.conftest import SignIn, sign_in

__all__ = ["SignIn", "sign_in"]
