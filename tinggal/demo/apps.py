"""Names the room for Django."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "tinggal.demo"
