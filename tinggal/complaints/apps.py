"""Names the room for Django."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "tinggal.complaints"
