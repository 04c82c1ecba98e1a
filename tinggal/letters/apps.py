"""The room where decision letters are made and kept, as a Django app."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Letters, and the offices they are sent to."""

    name = "tinggal.letters"
    label = "letters"
