"""The filing window of a service in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinggal.catalogue.rules import Filing, Since, WhileItRuns


def window_in_words(window: Filing) -> str:
    """From when to when one may apply, counted from the day the rule names."""
    if isinstance(window, Since):
        late = ngettext("%d day", "%d days", window.days) % window.days
        return _("Send it within %s after the day on which it happened.") % late
    if isinstance(window, WhileItRuns):
        return _("You may apply on any day as long as your permit runs.")
    if window.opens_months:
        first = ngettext("%d month", "%d months", window.opens_months) % window.opens_months
    else:
        first = ngettext("%d day", "%d days", window.opens_days) % window.opens_days
    opens = _("You may apply from %s before your present permit ends.") % first
    if window.last_working_day:
        closes = _("Send it on the last working day before that at the latest.")
    elif window.closes_days:
        late = ngettext("%d day", "%d days", window.closes_days) % window.closes_days
        closes = _("Send it %s before the end at the latest.") % late
    else:
        closes = _("Send it on the last day of your permit at the latest.")
    return f"{opens} {closes}"
