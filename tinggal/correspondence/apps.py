"""Names the room for Django."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "tinggal.correspondence"
