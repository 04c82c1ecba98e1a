"""Names the room for Django."""

from django.apps import AppConfig


class HelpConfig(AppConfig):
    name = "tinggal.help"
