"""Names the room for Django."""

from django.apps import AppConfig


class BasketConfig(AppConfig):
    name = "tinggal.basket"
