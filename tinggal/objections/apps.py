"""Names the room for Django."""

from django.apps import AppConfig


class ObjectionsConfig(AppConfig):
    name = "tinggal.objections"
