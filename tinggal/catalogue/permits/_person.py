"""Questions about the person and the present stay, the same for every permit type."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.types import Choice, Question, When

PASSPORT = (
    Question(
        "full_name",
        _("Full name, as in your passport"),
        "name",
        "passport",
        hint=_(
            "Copy it from the two lines with < signs at the bottom of the photo page. Leave out the < signs. "
            "One letter of difference can delay your permit."
        ),
        autocomplete="name",
    ),
    Question(
        "native_name",
        _("Your name in your own script"),
        "name",
        "passport",
        hint=_("For example 王丽 or Иван Петров. It helps us to tell people with the same name apart."),
        required=False,
    ),
    Question("birth_date", _("Date of birth"), "date", "passport", autocomplete="bday", falls="past", max_length=10),
    Question("birth_place", _("Place of birth, as in your passport"), "text", "passport"),
    Question(
        "sex",
        _("Sex, as in your passport"),
        "choice",
        "passport",
        choices=(Choice("F", _("Female")), Choice("M", _("Male")), Choice("X", _("X (not stated)"))),
        autocomplete="sex",
        max_length=1,
    ),
    Question(
        "nationality",
        _("Nationality, as in your passport"),
        "country",
        "passport",
        hint=_("For people of some countries the law asks for one more review."),
        max_length=3,
    ),
    Question("passport_number", _("Passport number"), "passport_number", "passport", max_length=20),
    Question(
        "passport_issued_on",
        _("Passport: date of issue"),
        "date",
        "passport",
        falls="past",
        after="birth_date",
        max_length=10,
    ),
    Question(
        "passport_expires_on",
        _("Passport: date of expiry"),
        "date",
        "passport",
        hint=_("It must be valid for at least 6 more months. Your permit should not end after your passport."),
        falls="future",
        after="passport_issued_on",
        max_length=10,
    ),
)

_EXPIRY = _("The last day of your present stay permit")
_EXPIRY_HINT = _("We use it to tell you the first and the last day on which you may apply.")

PRESENT_END = Question("stay_expires_on", _EXPIRY, "date", "stay", hint=_EXPIRY_HINT, after="entered_on", max_length=10)
LIVING = (
    Question(
        "entered_on",
        _("Date of your last entry into Indonesia"),
        "date",
        "stay",
        hint=_("It is in the entry stamp in your passport."),
        falls="past",
        after="birth_date",
        max_length=10,
    ),
    Question(
        "regency",
        _("Regency or city where you live"),
        "regency",
        "stay",
        hint=_("It decides which immigration office looks after you."),
        max_length=10,
    ),
    Question(
        "address", _("Street address in Indonesia"), "long_text", "stay", autocomplete="street-address", max_length=300
    ),
    Question(
        "phone",
        _("Your phone number"),
        "phone",
        "stay",
        hint=_(
            "With the country code, such as +62 812 3456 7890. We send short messages about your application to it."
        ),
        autocomplete="tel",
        max_length=20,
    ),
)


def _stay(number: Question) -> tuple[Question, ...]:
    return (number, PRESENT_END, *LIVING)


STAY_ON_VISIT_PERMIT = _stay(
    Question(
        "current_permit_number",
        _("Number of your visit visa or visit stay permit"),
        "text",
        "stay",
        hint=_("It is on your e-visa and on your electronic visit permit."),
        max_length=80,
    )
)
STAY_ON_ITAS = _stay(
    Question(
        "current_permit_number",
        _("Number of your limited stay permit (ITAS)"),
        "text",
        "stay",
        hint=_("It is on your e-ITAS and on your KITAS card."),
        max_length=80,
    )
)
STAY_ON_ITAP = _stay(
    Question(
        "current_permit_number",
        _("Number of your permanent stay permit (ITAP)"),
        "text",
        "stay",
        hint=_("It is on your e-ITAP and on your KITAP card."),
        max_length=80,
    )
)

_ENDS = When("permit_kind", frozenset({"ITAS", "ITAP"}))
_WHICH_PERMIT = Question(
    "permit_kind",
    _("Which permit do you have?"),
    "choice",
    "stay",
    choices=(
        Choice("ITAS", _("Limited stay permit (ITAS)")),
        Choice("ITAP", _("Permanent stay permit (ITAP) with an end date")),
        Choice("ITAP_UNLIMITED", _("Permanent stay permit (ITAP) without an end date")),
    ),
    max_length=14,
)
PERMIT_NUMBER = Question(
    "current_permit_number",
    _("Number of your stay permit"),
    "text",
    "stay",
    hint=_("It is on your e-ITAS or e-ITAP, and on the card."),
    max_length=30,
)
_ITS_END = Question(
    "stay_expires_on",
    _EXPIRY,
    "date",
    "stay",
    hint=_("Leave it empty if your permit has no end date."),
    required=False,
    when=_ENDS,
    falls="future",
    after="entered_on",
    max_length=10,
)
STAY_ON_ANY_PERMIT = (_WHICH_PERMIT, PERMIT_NUMBER, _ITS_END, *LIVING)
OLD_ADDRESS = (
    Question(
        "old_regency",
        _("Regency or city where you lived until now"),
        "regency",
        "stay",
        hint=_("The office of your old address gets the file first and sends it on by itself."),
        max_length=10,
    ),
    Question("old_address", _("Your old street address"), "long_text", "stay", max_length=300),
)
BORN_HERE = LIVING[1:]
"""Where a child lives that was born here: it has never entered."""
