"""Names the room for Django."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "tinggal.journal"
