"""Names the room for Django."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    """The offices room."""

    name = "tinggal.offices"
