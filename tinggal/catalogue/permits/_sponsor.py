"""Questions about the sponsor (penjamin) or the responsible family member (penanggung jawab): UU 6/2011 Ps 63."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.types import Choice, Question, When

_EMAIL_HINT = _("Your sponsor gets a copy of the decision.")


def _sponsor(
    *, name: Promise, number: Promise, number_hint: Promise, asked: When | None = None
) -> tuple[Question, ...]:
    always = asked is None
    return (
        Question("sponsor_name", name, "name", "sponsor", required=always, when=asked, autocomplete="organization"),
        Question(
            "sponsor_number",
            number,
            "text",
            "sponsor",
            hint=number_hint,
            required=always,
            when=asked,
            max_length=30,
        ),
        Question(
            "sponsor_address", _("Address of the sponsor"), "long_text", "sponsor", required=False, max_length=300
        ),
        Question(
            "sponsor_email",
            _("E-mail address of the sponsor"),
            "email",
            "sponsor",
            hint=_EMAIL_HINT,
            required=always,
            when=asked,
            max_length=254,
        ),
        Question(
            "sponsor_phone",
            _("Phone number of the sponsor"),
            "phone",
            "sponsor",
            required=always,
            when=asked,
            max_length=20,
        ),
    )


_NIB_HINT = _("The 13 digits of the business licence. We use it to check that the company is active.")

COMPANY = _sponsor(name=_("Name of the company"), number=_("Business number (NIB)"), number_hint=_NIB_HINT)


def company_of(asked: When) -> tuple[Question, ...]:
    """A company sponsor, asked of those whose answers meet the condition; the others may leave it empty."""
    return _sponsor(
        name=_("Name of the company"), number=_("Business number (NIB)"), number_hint=_NIB_HINT, asked=asked
    )


RELATIVE = _sponsor(
    name=_("Name of the family member you join"),
    number=_("Identity number (NIK) or stay permit number of the family member"),
    number_hint=_(
        "An Indonesian has a NIK of 16 digits on the KTP. A foreigner has a permit number on the ITAS or ITAP."
    ),
)
INSTITUTION = _sponsor(
    name=_("Name of the school, university or guardian who sponsors you"),
    number=_("Number of the institution (NPSN or NIB) or of the guardian (NIK)"),
    number_hint=_("The institution can tell you its number. A guardian finds the NIK on the KTP."),
)
ANY = _sponsor(
    name=_("Name of your sponsor or responsible family member"),
    number=_("Business number (NIB) or identity number (NIK) of the sponsor"),
    number_hint=_("A company has a NIB of 13 digits, an Indonesian a NIK of 16 digits."),
)

SPONSORED = When("sponsored", frozenset({"yes"}))


# Some investors, former citizens and owners of a second home need nobody who vouches for them.
IF_ANY = (
    Question(
        "sponsored",
        _("Do you have a sponsor, or a family member who answers for you?"),
        "choice",
        "sponsor",
        choices=(Choice("yes", _("Yes")), Choice("no", _("No, my permit needs none"))),
        max_length=3,
    ),
    *_sponsor(
        name=_("Name of your sponsor or responsible family member"),
        number=_("Business number (NIB) or identity number (NIK) of the sponsor"),
        number_hint=_("A company has a NIB of 13 digits, an Indonesian a NIK of 16 digits."),
        asked=SPONSORED,
    ),
)
