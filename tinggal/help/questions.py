"""What people ask most, in the order in which it comes up. Each question has an address of its own."""

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tinggal.help.leaves import Asked, Way

QUESTIONS = (
    Asked(
        "account",
        _("How do I open an account?"),
        (
            _("Choose “Sign in”, then “Open an account”. We ask for your name, your email address and a password."),
            _("We send a code to your email address. Type it in, and you are in. It is free."),
            _("Without an email address, open it with your phone. The code then comes as a text message."),
        ),
        (Way("account_signup", _("Open an account")), Way("mine:open_account", _("I have no email address"))),
    ),
    Asked(
        "come-to-office",
        _("Must I come to the immigration office to apply?"),
        (
            _("No. You fill in the form, add your documents and pay from home."),
            _(
                "For most permits you come once, for your photo, your fingerprints and a short talk. "
                "You choose the time."
            ),
            _("You cannot use the site? Every office helps you to apply in person, at the same price."),
        ),
        (Way("help:services", _("See the steps of your service")),),
    ),
    Asked(
        "later",
        _("Can I stop and go on another day?"),
        (
            _("Yes. All you type and add is kept, and you can go on with another phone or computer."),
            format_lazy(
                _(
                    "We keep a draft for {days} days after you last worked on it. "
                    "We write to you twice before we delete it, and you can keep it longer."
                ),
                days=settings.DRAFT_DAYS,
            ),
        ),
        (Way("portal:dashboard", _("My applications")),),
    ),
    Asked(
        "documents",
        _("Which documents must I add?"),
        (
            _("It depends on the permit. Each permit has a page with its list, and why we ask for each paper."),
            _("Photos and PDF files are both fine."),
        ),
        (
            Way("portal:permits", _("Choose your permit")),
            Way("help:howto", _("Take a good photo of a document"), "photo"),
        ),
    ),
    Asked(
        "cost",
        _("How much does it cost?"),
        (
            _(
                "It depends on the permit and its length. "
                "The fees are set by law, and you see every line before you pay."
            ),
            _("You pay once, with a billing code of the state. You owe nothing else to anybody."),
        ),
        (
            Way("guide:fees", _("All fees, on any day")),
            Way("guide:changes", _("What the law changed")),
            Way("help:howto", _("Pay with a billing code"), "pay"),
        ),
    ),
    Asked(
        "how-long",
        _("How long does it take?"),
        (
            _("The law gives each desk its days: from 3 working days for a newborn child to 14 for a first permit."),
            _("The days begin when you have paid. They stop while we wait for something from you."),
            _("Your application shows the day by which most people like you had their answer."),
        ),
        (Way("track:waiting", _("How long it takes now")),),
    ),
    Asked(
        "track",
        _("How do I see where my application is?"),
        (
            _("Sign in and open it. You see the desk, since when it is there, and what comes next."),
            _("Without signing in you need the number of your application. It looks like TG-7K3M-9QXA-5."),
        ),
        (Way("track:track", _("Track an application")),),
    ),
    Asked(
        "when",
        _("When may I apply to stay longer?"),
        (
            _("For most permits from three months before the end. The law sets the first and the last day."),
            _("Answer a few questions: we tell you both days, and you can put them into your calendar."),
        ),
        (Way("guide:which", _("Find your days")),),
    ),
    Asked(
        "paid-in-time",
        _("My permit ends before you decide. Am I too late?"),
        (_("No, if you sent your application and paid before the end. The day you paid counts."),),
        (Way("help:howto", _("What to do when the last day has passed"), "too-late"),),
    ),
    Asked(
        "missing",
        _("What if something is missing?"),
        (
            _("We check when you send it, before you pay. You see what is missing and mend only that."),
            _("Later an officer may ask for one thing more. You get a message that says what and by when."),
        ),
    ),
    Asked(
        "wrong-sponsor",
        _("I named the wrong sponsor. What now?"),
        (
            _("Until you send it, change the sponsor in the form: we ask nobody before."),
            _("Have you sent it? Write to the office. It can return the application, and you name another one."),
        ),
    ),
    Asked(
        "agent",
        _("Do I need an agent?"),
        (
            _("No. The form is made so that you can do it alone."),
            _("If you want one, give a mandate in your account. You see all he does, and you can end it any day."),
        ),
        (Way("sponsor:mandates", _("Mandates")),),
    ),
    Asked(
        "phone",
        _("Why do you send a code to my phone?"),
        (
            _("To know that the phone is yours. Then nobody else reads about your permit."),
            _("You find the code in a text message. Type it in on the page of your phone, in your account."),
            _("We never ask you for a code in a call. Who does that is not from us."),
        ),
        (Way("mine:phone", _("Mobile phone")),),
    ),
    Asked(
        "letter",
        _("How do I get my letter and my permit?"),
        (
            _("Both come to your account as PDF files the moment they are signed. You can show them on your phone."),
            _("You cannot lose them: open your account again on any device."),
        ),
        (Way("help:howto", _("Check if a letter is real"), "check-letter"),),
    ),
    Asked(
        "name",
        _("My name is written wrongly. What now?"),
        (
            _(
                "We write it as in the two lines at the foot of your passport. "
                "Before you send, you can correct what we read."
            ),
            _(
                "Is it wrong in the letter? Tell the office in the letter. "
                "A letter with our mistake is put right free of charge."
            ),
        ),
        (Way("help:howto", _("Read the two lines of a passport"), "passport-lines"),),
    ),
    Asked(
        "bribe",
        _("Somebody asks me for money to make it faster. Is that right?"),
        (
            _(
                "No. Nobody can make it faster for money. "
                "Files are handed out by their age, and each exception is counted."
            ),
            _("Do not pay. Write down who, where and when, and report it."),
        ),
        (Way("help:howto", _("Know the official site"), "official-site"),),
    ),
)
