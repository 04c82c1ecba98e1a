"""What signals say to officers, in sentences. What stands in brackets is filled from the evidence."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

WORDS: Mapping[str, str | Promise] = {
    "passport_of_another": ngettext_lazy(
        "The passport number is in %(count)d other file, with another name or date of birth.",
        "The passport number is in %(count)d other files, with another name or date of birth.",
        "count",
    ),
    "face_of_another": ngettext_lazy(
        "The portrait is the one in %(count)d file of somebody else, cut or saved again (likeness %(likeness)d%%).",
        "The portrait is the one in %(count)d files of somebody else, cut or saved again (likeness %(likeness)d%%).",
        "count",
    ),
    "file_of_another": ngettext_lazy(
        "The very same file was sent in for %(count)d other application.",
        "The very same file was sent in for %(count)d other applications.",
        "count",
    ),
    "picture_of_another": ngettext_lazy(
        "The picture is nearly the same as in %(count)d other application.",
        "The picture is nearly the same as in %(count)d other applications.",
        "count",
    ),
    "phone_of_sponsors": _(
        "The phone number stands in files of %(sponsors)d sponsors that have nothing else in common."
    ),
    "mail_of_sponsors": _(
        "The e-mail address stands in files of %(sponsors)d sponsors that have nothing else in common."
    ),
    "sender_of_sponsors": _("The same account sends files for %(sponsors)d sponsors."),
    "many_at_home": _("%(persons)d people of %(sponsors)d sponsors say that they live at this address."),
    "account_of_another": ngettext_lazy(
        "The bank account is also in %(count)d file of somebody else.",
        "The bank account is also in %(count)d files of somebody else.",
        "count",
    ),
    "template_of_sponsors": _(
        "Letters of %(sponsors)d sponsors were written over one and the same first letter (begun %(begun)s)."
    ),
    "above_plan": _("%(persons)d foreigners of the sponsor work under this plan (RPTKA). It allows %(allowed)d."),
    "above_rptka": _("The sponsor has %(persons)d foreigners. Its plan (RPTKA) allows %(allowed)d."),
    "above_person": _("One person vouches for %(persons)d foreigners. More than %(allowed)d is unusual."),
    "entry_before_visa": _("The entry (%(entered)s) is before the day on the visa (%(issued)s)."),
    "dated_later": _("The document is dated %(dated)s. It was uploaded before that, on %(uploaded)s."),
    "dated_on_closed_day": _("The document of an authority is dated %(dated)s, a day on which offices are closed."),
    "made_after_date": _("The document is dated %(dated)s, but the file says that it was begun on %(made)s."),
    "changed_after_date": _("The document is dated %(dated)s, but the file was last changed on %(changed)s."),
    "edited_with": _("The file was last saved by a program for changing pictures or PDFs: %(program)s."),
    "saved_again": _("The PDF was changed %(times)d times after it was first saved."),
    "preview_differs": _("The small preview inside the picture shows something else than the picture."),
    "rptka_of_another": ngettext_lazy(
        "The number of the plan (RPTKA) is also in %(count)d file of another sponsor.",
        "The number of the plan (RPTKA) is also in %(count)d files of other sponsors.",
        "count",
    ),
}
