"""What somebody types to hand a post to a deputy; the same form at the desk and in the administration."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.pages.fields import DateInParts
from tinggal.people.actors import Actor
from tinggal.people.delegating import posts_to_hand_over
from tinggal.people.models import Delegation, Post, User
from tinggal.people.roles import Role

VACANT_FOR = timedelta(days=366)


class PostChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Posts with their holder, and since when they are vacant."""

    def label_from_instance(self, obj: Post) -> str:
        """Such as "Head of sub-directorate, Direktorat … · Kusuma"."""
        words = f"{Role(obj.role).label}, {obj.office.short_name} · {obj.user}"
        if obj.until_on is None or obj.until_on >= timezone.localdate():
            return words
        return f"{words} ({_('until %s') % date_format(obj.until_on)})"


class HandOver(forms.Form):
    """A post, a deputy, the days, and how far it goes."""

    post = PostChoice(
        Post.objects.none(),
        label=gettext_lazy("Which post"),
        empty_label=gettext_lazy("Please choose"),
        error_messages={"required": gettext_lazy("Please choose the post.")},
    )
    deputy = forms.EmailField(
        label=gettext_lazy("E-mail address of the deputy"),
        help_text=gettext_lazy("An officer with a desk of his own, at an office of the same kind or a higher one."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("As what"),
        choices=Delegation.Kind.choices,
        initial=Delegation.Kind.PLH,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Law 30/2014, article 14. The title stands in front of the deputy's name in every letter."
        ),
    )
    from_on = DateInParts(label=gettext_lazy("First day"))
    until_on = DateInParts(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("This day is included. At most 3 months at a time; you can end it earlier."),
    )
    families = forms.MultipleChoiceField(
        label=gettext_lazy("Only for these permits"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        help_text=gettext_lazy("Leave all empty to hand over everything."),
    )
    order = forms.CharField(
        label=gettext_lazy("Number of the written order"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Needed unless you hand over your own post."),
    )

    def __init__(
        self,
        actor: Actor,
        typed: Mapping[str, Any] | None = None,
        *,
        families: Sequence[tuple[str, str | Promise]],
    ) -> None:
        super().__init__(typed, initial={"from_on": timezone.localdate()})
        since = timezone.localdate() - VACANT_FOR
        posts = posts_to_hand_over(actor).filter(Q(until_on=None) | Q(until_on__gte=since))
        post, chosen = self.fields["post"], self.fields["families"]
        if isinstance(post, forms.ModelChoiceField) and isinstance(chosen, forms.MultipleChoiceField):
            post.queryset = posts.order_by("office__path", "role", "user__full_name")
            chosen.choices = list(families)
        mine = [one for one in posts[:2] if one.user_id == actor.user_id]
        if len(mine) == 1:
            self.initial["post"] = mine[0].pk

    def clean_deputy(self) -> User:
        """The account with this address."""
        user = User.objects.filter(email__iexact=self.cleaned_data["deputy"], is_active=True).first()
        if user is None:
            raise ValidationError(_("There is no account with this address."))
        return user
