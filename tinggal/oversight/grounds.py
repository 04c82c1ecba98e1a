"""Why somebody may ask to read personal data outside his reach, as codes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Ground(TextChoices):
    """The coded grounds (G-); his own words stand beside them."""

    COMPLAINT = "G-01", _("A complaint or a question of the applicant")
    COURT = "G-02", _("An order of a court or of the Ombudsman")
    FAULT = "G-03", _("A fault that cannot be found without the data")
    DANGER = "G-04", _("Danger to life or health")
