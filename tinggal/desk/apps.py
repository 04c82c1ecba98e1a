"""Names the room for Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "tinggal.desk"
