"""Names the room for Django."""

from django.apps import AppConfig


class MineConfig(AppConfig):
    name = "tinggal.mine"
