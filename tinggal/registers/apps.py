"""The room where registers of other authorities are asked, as a Django app."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """How each register is doing, and its last answers for a while."""

    name = "tinggal.registers"
    label = "registers"
