"""The public log as Django knows it."""

from django.apps import AppConfig


class TransparencyConfig(AppConfig):
    name = "tinggal.transparency"
