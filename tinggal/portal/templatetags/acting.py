"""Says on top of a page for whom somebody fills in a file that is not his own."""

from collections.abc import Mapping
from typing import Any

from django import template

from tinggal.portal.preparing import acts_for

register = template.Library()


@register.inclusion_tag("portal/_acting.html", takes_context=True)
def acting_line(context: Mapping[str, Any]) -> dict[str, object]:
    """Nothing for the applicant himself."""
    file = context["application"]
    return {"acts": acts_for(context["request"].actor, file), "file": file}
