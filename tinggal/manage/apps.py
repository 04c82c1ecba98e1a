"""Names the room for Django."""

from django.apps import AppConfig


class ManageConfig(AppConfig):
    name = "tinggal.manage"
