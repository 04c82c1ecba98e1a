"""Names the room for Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "tinggal.portal"
