"""Names the room for Django and registers the checks."""

from django.apps import AppConfig

from tinggal.config import checks


class ConfigConfig(AppConfig):
    name = "tinggal.config"
    checks = checks
