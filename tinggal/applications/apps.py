"""Names the room for Django."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "tinggal.applications"
