"""What people must know how to do, in steps with a picture each: photos, passports, paying, checking a letter."""

from django.utils.translation import gettext_lazy as _

from tinggal.help.howtos_when_wrong import OFFICIAL, REFUSED, SPONSORS, TOO_LATE
from tinggal.help.leaves import Do, HowTo, Way

PHOTO = HowTo(
    "photo",
    "flat",
    _("Take a good photo of a document"),
    _("A phone is enough. A clear photo means that nobody must ask you again."),
    (
        Do(
            "light",
            _("Find light"),
            _("Put the paper near a window by day. Switch the flash off: it makes white spots."),
        ),
        Do("flat", _("Lay it flat"), _("Hold the phone straight above it. All four corners must be in the picture.")),
        Do("sharp", _("Hold still"), _("Wait until the letters are sharp. Then look: can you read the smallest line?")),
        Do("fill", _("One page, one photo"), _("Has it more pages? Take a photo of each. You can join them into one.")),
        Do(
            "send",
            _("Add it to the form"),
            _("We read it at once. If it is too dark or cut off, we say so before you send."),
        ),
    ),
    (Way("portal:permits", _("Which documents do I need?")),),
)
PASSPORT = HowTo(
    "passport-lines",
    "lines",
    _("Read the two lines of a passport"),
    _("Machines read these lines. Your name in the permit is written as it stands there."),
    (
        Do("passport", _("Open the page with your photo"), _("The two lines are at the foot of this page.")),
        Do(
            "lines",
            _("The first line is your name"),
            _("After P and three letters for the country comes your family name. Then << and your given names."),
        ),
        Do(
            "code",
            _("The second line is your number"),
            _("First the passport number. Then your country, your birth date, and the last day of the passport."),
        ),
        Do(
            "calendar",
            _("Dates are turned around"),
            _("The year comes first, with two digits: 270403 is 3 April 2027. The sign < only fills a gap."),
        ),
        Do(
            "check",
            _("Compare it with what we read"),
            _(
                "A long name may be cut off there, and accents are missing. That is right. "
                "Wrong letters are not: correct them."
            ),
        ),
    ),
    (Way("help:howto", _("Take a good photo of a document"), "photo"),),
)
PAYING = HowTo(
    "pay",
    "pay",
    _("Pay with a billing code"),
    _("The code is 15 digits long. The money goes to the state, never to a person."),
    (
        Do(
            "code",
            _("Get your code"),
            _("After you send your application, choose “Pay”. You see the amount and your code."),
        ),
        Do(
            "bank",
            _("Choose how to pay"),
            _("Use your bank’s app, a cash machine, a bank counter or a card. In an app look for “Penerimaan Negara”."),
        ),
        Do(
            "calendar",
            _("Pay within 7 days"),
            _("The code then ends. Nothing is lost: ask for a new code with one click."),
        ),
        Do(
            "receipt",
            _("Keep the receipt"),
            _("It shows a number of 16 signs, the NTPN. It proves that the state has your money."),
        ),
        Do(
            "works",
            _("Still waiting?"),
            _("Open your application and choose “I have paid”. We ask the bank at once. Do not pay twice."),
        ),
    ),
    (Way("guide:fees", _("What does it cost?")), Way("portal:dashboard", _("My applications"))),
)
CHECKING = HowTo(
    "check-letter",
    "verdict",
    _("Check if a letter is real"),
    _("For employers, landlords, banks and everybody else. No account, and no fee."),
    (
        Do(
            "scan",
            _("Scan the code on the letter"),
            _("Use the camera of your phone. It must lead to the address of this site."),
        ),
        Do("code", _("Or type the code"), _("It stands under the picture with the dots.")),
        Do("drop", _("Or add the PDF"), _("We look whether a single sign was changed. We do not keep the file.")),
        Do(
            "verdict",
            _("Read the answer"),
            _("It says in one word if the letter is valid, ended, replaced or not known."),
        ),
        Do(
            "passport",
            _("Compare the person"),
            _("Ask for the passport. Its last signs and the first letters of the name must agree."),
        ),
    ),
    (Way("track:check", _("Check a letter")),),
)
HOWTOS = (PHOTO, PASSPORT, PAYING, CHECKING, REFUSED, TOO_LATE, OFFICIAL, SPONSORS)
