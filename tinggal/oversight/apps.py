"""Names the room for Django."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "tinggal.oversight"
