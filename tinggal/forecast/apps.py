"""Names the room for Django."""

from django.apps import AppConfig


class ForecastConfig(AppConfig):
    name = "tinggal.forecast"
