"""Names the room for Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "tinggal.people"
