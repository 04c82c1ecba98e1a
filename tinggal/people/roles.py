"""The roles a step can be reserved for. Identifiers stay; the titles people see may change with the law."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """Who somebody is to a file. Only the posts from KANIM_OFFICER to AUDITOR are given by appointment."""

    APPLICANT = "applicant", _("Applicant")
    KANIM_OFFICER = "kanim_officer", _("Officer of an immigration office")
    KAKANIM = "kakanim", _("Head of an immigration office")
    KANWIL_OFFICER = "kanwil_officer", _("Officer of a regional office")
    DIRECTORATE_OFFICER = "directorate_officer", _("Officer of the directorate")
    KASUBDIT = "kasubdit", _("Head of sub-directorate")
    ADMIN = "admin", _("Administrator")
    AUDITOR = "auditor", _("Auditor")
    SYSTEM = "system", _("The system itself")


OFFICE_KIND_OF = {
    Role.KANIM_OFFICER: "kanim",
    Role.KAKANIM: "kanim",
    Role.KANWIL_OFFICER: "kanwil",
    Role.DIRECTORATE_OFFICER: "directorate",
    Role.KASUBDIT: "directorate",
    Role.ADMIN: "directorate",
    Role.AUDITOR: "directorate",
}
COUNTER = frozenset({Role.KANIM_OFFICER, Role.KAKANIM})
CASEWORK = frozenset({Role.KANIM_OFFICER, Role.KAKANIM, Role.KANWIL_OFFICER, Role.DIRECTORATE_OFFICER, Role.KASUBDIT})
