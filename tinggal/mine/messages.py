"""The page on which a person chooses which of our messages reach him, and how."""

from collections.abc import Collection, Mapping

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tinggal.catalogue.words import Words
from tinggal.notices.coming_back import broken_ways
from tinggal.notices.preferences import Pair, choosable, choose, switched_off
from tinggal.notices.topics import Channel, Topic
from tinggal.pages.context import own_name
from tinggal.people.middleware import ActorRequest
from tinggal.people.models import User

HINTS: Mapping[Topic, Words] = {
    Topic.DUTY: gettext_lazy(
        "To correct, to pay, to come to an office; approved, refused or changed. The law wants us to tell you, so the "
        "email always comes."
    ),
    Topic.NEWS: gettext_lazy("Received, checked, at which office it is, and collected. You can also follow it online."),
    Topic.REMINDER: gettext_lazy(
        "To pay and to answer in time. And before your stay ends: 90, 60, 30, 14, 7, 3 days and one day before. They "
        "stop when you have sent a renewal."
    ),
}


class MessagesForm(forms.Form):
    """For each topic the channels that may be switched off, ticked where the person is told."""

    says_optional = False

    def __init__(self, data: QueryDict | None, *, offered: Collection[Pair], off: set[Pair]) -> None:
        super().__init__(data)
        self.offered = offered
        self.not_offered = off - set(offered)
        for topic in Topic:
            free = [channel for channel in Channel if (topic, channel) in offered]
            if not free:
                continue
            self.fields[topic.value] = forms.MultipleChoiceField(
                label=topic.label,
                help_text=str(HINTS[topic]),
                required=False,
                choices=[(channel.value, channel.label) for channel in free],
                initial=[channel.value for channel in free if (topic, channel) not in off],
                widget=forms.CheckboxSelectMultiple,
            )

    def off(self) -> set[Pair]:
        """What is not ticked, and what was off before and cannot be ticked here."""
        ticked = {(topic, channel) for topic, channel in self.offered if channel in self.cleaned_data[topic.value]}
        return self.not_offered | set(self.offered) - ticked


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def chosen_messages(request: ActorRequest) -> HttpResponse:
    """What reaches the reader by mail and by phone; without reminders he is told what that may cost."""
    off = switched_off(request.user)
    posted = request.POST if request.method == "POST" else None
    form = MessagesForm(posted, offered=choosable(request.user), off=off)
    if request.method == "POST" and form.is_valid():
        choose(request.user, off=form.off(), by=request.actor)
        messages.success(request, _("Saved. It counts from the next message on."))
        return redirect("mine:messages")
    context = {
        "form": form,
        "broken": broken_ways(request.user),
        "language": own_name(request.user.language),
        "no_reminders": {(Topic.REMINDER, channel) for channel in _reaching(request.user)} <= off,
    }
    return render(request, "mine/messages.html", context)


def _reaching(person: User) -> list[Channel]:
    return [channel for channel in Channel if person.email or channel is Channel.SMS]
