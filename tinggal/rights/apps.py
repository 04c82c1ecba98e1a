"""Names the room for Django."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "tinggal.rights"
