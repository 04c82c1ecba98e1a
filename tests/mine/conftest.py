"""Browsers of a person with a permit and of somebody else, as in the applicant's room."""

from tests.portal.conftest import anna, mallory

__all__ = ["anna", "mallory"]
