"""Names the room for Django."""

from django.apps import AppConfig


class PulseConfig(AppConfig):
    name = "tinggal.pulse"
