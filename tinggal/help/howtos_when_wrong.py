"""How-tos for when something goes wrong or somebody else is involved: refused, too late, false sites, sponsors."""

from django.utils.translation import gettext_lazy as _

from tinggal.help.leaves import Do, HowTo, Way

REFUSED = HowTo(
    "refused",
    "refused",
    _("What to do when you are refused"),
    _("A refusal is not the end. The letter says why, and what you may do until when."),
    (
        Do("refused", _("Read the reasons"), _("Each reason names the law. Beside it stands what would change it.")),
        Do("calendar", _("Look at the dates"), _("The letter says on which day your right to stay ends.")),
        Do(
            "fill",
            _("Can you mend it? Apply again"),
            _("Begin a new application with the right papers while your permit still runs."),
        ),
        Do(
            "object",
            _("Is it wrong? Object"),
            _(
                "Write in Indonesian to the unit in the letter within 21 working days. "
                "Say who you are, why, and add proof."
            ),
        ),
        Do(
            "office",
            _("Still wrong? Go higher"),
            _("You may appeal to the higher authority, and then go to the administrative court."),
        ),
        Do(
            "permit",
            _("Or leave in time"),
            _("Ask for an exit permit before your last day. Then you leave without a debt."),
        ),
    ),
    (
        Way("portal:permit", _("Leave Indonesia for good"), "exit-permit-only"),
        Way("help:word", _("What is an objection?"), "keberatan"),
    ),
)
TOO_LATE = HowTo(
    "too-late",
    "lastday",
    _("What to do when the last day has passed"),
    _("Act today. Each day counts, and hiding makes it worse."),
    (
        Do(
            "receipt",
            _("Did you send and pay in time?"),
            _("Then you are not too late. The day you paid counts, even when the answer comes later."),
        ),
        Do(
            "office",
            _("If not: go to your immigration office"),
            _("Take your passport, your permit and your ticket if you have one. Go yourself."),
        ),
        Do(
            "pay",
            _("Each day has a price"),
            _(
                "Up to 60 days it is Rp 1.000.000 a day, set by law. "
                "You pay with a billing code of the state, never in cash to a person."
            ),
        ),
        Do(
            "nomoney",
            _("More than 60 days"),
            _("The law says: you must leave and may not come back for some time. The office decides."),
        ),
        Do(
            "people",
            _("You were ill or something happened?"),
            _("Say so and bring proof, such as a letter of the hospital. The office must listen."),
        ),
        Do(
            "calendar",
            _("Next time: a reminder"),
            _("We write to you 90, 60, 30, 14, 7, 3 and 1 days before the end. Check your email address."),
        ),
    ),
    (Way("guide:which", _("Which permit, and until when?")), Way("portal:profile", _("Check your email address"))),
)
OFFICIAL = HowTo(
    "official-site",
    "lock",
    _("Know the official site"),
    _("False sites look the same. These signs tell them apart."),
    (
        Do(
            "lock",
            _("Look at the address"),
            _("It must be the one on your letter and on the notice board of every immigration office."),
        ),
        Do("scan", _("Scan a letter"), _("The code on a letter leads to the same address.")),
        Do(
            "code",
            _("We take a billing code only"),
            _("The state never asks you to send money to a person, a shop or a private account."),
        ),
        Do(
            "nomoney",
            _("No price for speed"),
            _("Nobody can make it faster for money. The fee on your bill is all you owe."),
        ),
        Do(
            "ask",
            _("We never ask for your password"),
            _("Not by email, not by message, not by phone. Hang up and open the site yourself."),
        ),
    ),
    (Way("help:official", _("Is this the official site?")), Way("guide:fees", _("All fees"))),
)
SPONSORS = HowTo(
    "sponsors",
    "people",
    _("Help for sponsors"),
    _("You employ, teach or live with foreigners and vouch for them. You see their permits in one place."),
    (
        Do(
            "people",
            _("Register as a sponsor"),
            _("A company, a school or a person: we ask the state registers about you, and mostly at once."),
        ),
        Do(
            "decide",
            _("Does somebody name you?"),
            _("Sign or refuse under “Undertakings”. You can take your word back until the decision, free of charge."),
        ),
        Do("office", _("Bring your team"), _("Say who may prepare, send, pay or only look. You can end it any day.")),
        Do(
            "calendar",
            _("See whose permit ends"),
            _("Your list shows who must be extended in the next 30, 60 and 90 days."),
        ),
        Do(
            "table",
            _("Extend many at once"),
            _("Choose people on the list, or send a table. Each mistake is named by its row and column."),
        ),
        Do(
            "together", _("Pay once"), _("One billing code pays for all. Each person still gets a decision of his own.")
        ),
        Do(
            "check",
            _("Using an agent?"),
            _("Give a mandate: what he may do, and until when. You see all he does, and end it with a click."),
        ),
    ),
    (
        Way("sponsor:home", _("Sponsors")),
        Way("help:questions", _("Questions and answers")),
    ),
)
