"""Names the room for Django."""

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    name = "tinggal.appointments"
