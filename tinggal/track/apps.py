"""Names the room for Django."""

from django.apps import AppConfig


class TrackConfig(AppConfig):
    name = "tinggal.track"
