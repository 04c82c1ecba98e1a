"""Names the room for Django."""

from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "tinggal.guide"
