"""What findings say, in sentences without personal values: those stand beside, as what was expected and found."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: Mapping[str, str | Promise] = {
    "passed": _("Nothing to object to."),
    "missing": _("This document is missing. Please add it."),
    "not_opened": _("This document could not be opened. Please save or scan it again and upload it."),
    "hard_to_read": _("This page may be too blurred to read. Please compare it with the original."),
    "passport_under_six_months": _("The passport must be valid for at least 6 months from the day you apply."),
    "passport_ends_before_permit": _("The passport ends before the permit that is asked for."),
    "passport_expiry_unknown": _("The expiry date of the passport is not in the form."),
    "photo_too_small": _("The photo has too few dots."),
    "photo_not_upright": _("The photo is wider than it is high. It must be upright."),
    "photo_not_in_colour": _("The photo must be in colour."),
    "same_file_twice": _("The same file was uploaded for two different documents."),
    "file_of_somebody_else": _("The same file is in the application of another person."),
    "issued_before_birth": _("The passport was issued before the date of birth. Please correct the dates."),
    "expires_before_issue": _("The passport expires before it was issued. Please correct the dates."),
    "entered_before_birth": _("The last entry is before the date of birth. Please correct the dates."),
    "born_in_the_future": _("The date of birth is in the future. Please correct it."),
    "entered_in_the_future": _("The last entry is in the future. Please correct it."),
    "stay_ends_before_entry": _("The present permit ends before the last entry. Please correct the dates."),
    "watchlist_hit": _("Somebody on the watch list is similar. Please compare the person with the entry."),
    "watchlist_silent": _("The watch list could not be reached. Please look there yourself."),
}
