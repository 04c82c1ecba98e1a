"""What the gallery is made of: each building block, when it is taken, and what its states are."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Part:
    """One building block. Its template under ``pages/gallery/`` is shown at work and as text to copy.

    ``explained`` is the template whose opening comment says what context it wants; "" where there is none.
    """

    code: str
    title: Promise
    when: Promise
    explained: str = ""

    @property
    def template(self) -> str:
        """The path of the example."""
        return f"pages/gallery/{self.code}.html"

    @property
    def about(self) -> str:
        """The path of the template that explains itself."""
        return f"pages/{self.explained}.html"


PARTS = (
    Part("words", _("Words"), _("Plain sentences. Money, dates and sizes go through the filters of “pages”.")),
    Part("button", _("Buttons"), _("One main button a page, at the start of the line. It says what it does.")),
    Part("notice", _("To notice"), _("A remark, a warning before a step, words for those who want to know more.")),
    Part("message", _("Messages"), _("What just happened. Views send them with Django's messages."), "notification"),
    Part("way", _("The way back"), _("Breadcrumbs where pages lie in one another, a back link in a row of questions."),
         "breadcrumbs"),
    Part("field", _("Questions"), _("A form draws itself. A page with one question uses the tag “question”.")),
    Part("mistakes", _("Questions with mistakes"), _("The same words on top, with links, and at the field."),
         "error_summary"),
    Part("tasks", _("Task list"), _("Work done in several sittings. Done is plain text; red only for mistakes."),
         "task_list"),
    Part("summary", _("Answers"), _("Check before sending, facts of a file. Nothing said is “Not provided”."),
         "summary_list"),
    Part("tag", _("Status"), _("The word says it, the colour only helps. Last in its row.")),
    Part("timeline", _("What happened"), _("Newest first; who or which office did it; never an invented time."),
         "timeline"),
    Part("stages", _("Where it is"), _("The stages of a road, in order, on the page of one file."), "stages"),
    Part("panel", _("It worked"), _("After sending or paying: number, what happens next, and when."),
         "confirmation_panel"),
    Part("verdict", _("The answer"), _("One word as the answer of a check: genuine or not.")),
    Part("cards", _("Cards"), _("A choice of places to go. A list; the title is the link.")),
    Part("ways", _("Where to go"), _("A few links one can hit with a thumb, on pages that end somewhere.")),
    Part("figures", _("Figures"), _("At most four numbers that somebody acts on.")),
    Part("table", _("Table"), _("Many columns: it scrolls in its own frame. The link is the first column."),
         "pagination"),
    Part("stack", _("Table for a phone"), _("Few columns: on a narrow screen each row becomes a short list.")),
    Part("drawn", _("Numbers as bars"), _("For officers. The number stands beside the bar, or is read aloud.")),
    Part("codes", _("Codes to keep"), _("Recovery codes and the like: one line each, easy to copy.")),
    Part("nothing", _("Nothing here"), _("Says that it is empty and what to do about it."), "empty"),
    Part("waiting", _("Please wait"), _("Only when something takes longer than a second; says how long.")),
    Part("problem", _("A number to quote"), _("On every page that tells of a failure."), "problem"),
    Part("work", _("Work beside work"), _("For officers: tools above, the document beside the facts, actions below.")),
    Part("long", _("Long words"), _("Names and addresses break; nothing is cut off and no page scrolls sideways.")),
    Part("rtl", _("From right to left"), _("Sheets say start and end, never left and right.")),
)  # fmt: skip
COLOURS = {
    "brand": ("colour", "colour-strong", "colour-on", "tint", "tint-text", "tint-line", "deep", "accent"),
    "sentiment": ("good", "bad", "warning", "info", "good-tint", "bad-tint", "warning-tint", "info-tint", "focus"),
    "neutral": ("text", "quiet", "line", "line-strong", "ground", "raised", "hover"),
}
"""The tokens shown as swatches, by the group they belong to."""
