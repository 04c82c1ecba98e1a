"""Names the room for Django."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "tinggal.pages"
