"""How Django's forms turn into HTML here: our templates first, Django's own where we have none."""

from pathlib import Path

import django.forms
from django.forms.renderers import DjangoTemplates as DjangosRenderer
from django.template.backends.django import DjangoTemplates
from django.utils.functional import cached_property

from tinggal.pages.bound import BoundField

OURS = Path(__file__).parent / "templates"
DJANGOS = Path(django.forms.__file__).parent / "templates"


class Renderer(DjangosRenderer):
    """For ``FORM_RENDERER``. Templates under ``django/forms/`` in this room replace Django's of the same name."""

    bound_field_class = BoundField

    @cached_property
    def engine(self) -> DjangoTemplates:
        """Looks in this room before it looks in Django."""
        return DjangoTemplates({"NAME": "forms", "DIRS": [OURS, DJANGOS], "APP_DIRS": True, "OPTIONS": {}})
