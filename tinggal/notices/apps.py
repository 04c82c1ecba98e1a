"""Names the room for Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "tinggal.notices"
