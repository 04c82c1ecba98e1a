"""How forms are written out: labels, hints, errors, and nothing that only the browser says."""

import re

import pytest
from django import forms
from django.template import Context, Template

from tinggal.pages.gallery import Sample


class Asked(forms.Form):
    name = forms.CharField(label="Name", help_text="As in the passport.", max_length=9)
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    colour = forms.ChoiceField(label="Colour", choices=[("r", "Red"), ("g", "Green")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="I agree")
    days = forms.IntegerField(label="Days", min_value=1)

    def clean(self) -> None:
        if self.data.get("name") == "nobody":
            raise forms.ValidationError("Nobody may not ask.")


def test_every_control_has_a_label_and_points_to_its_hint_and_error() -> None:
    page = str(Asked({})["name"].as_field_group())
    assert '<label class="govuk-label govuk-label--s" for="id_name">Name</label>' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_helptext"' in page
    assert 'id="id_name_error"' in page
    assert '<span class="govuk-visually-hidden">Error:</span> Fill in: Name' in page


def test_a_list_shows_what_was_chosen_and_escapes_every_word() -> None:
    class Listed(forms.Form):
        place = forms.ChoiceField(choices=[("", "Any"), ("a&b", "<A>"), ("Far", [("c", "C"), (4, "Four")])])

    page = str(Listed({"place": "c"})["place"])
    assert page.startswith('<select name="place"')
    assert '<option value="">Any</option><option value="a&amp;b">&lt;A&gt;</option>' in page
    assert (
        '<optgroup label="Far"><option value="c" selected>C</option><option value="4">Four</option></optgroup>' in page
    )
    assert page.count("selected") == 1


def test_the_browser_is_not_asked_to_judge() -> None:
    page = str(Asked({}))
    assert re.findall(r"\b(required|maxlength|minlength|placeholder|pattern)\b", page) == []
    assert 'type="number"' not in page
    assert "*" not in page


def test_only_optional_questions_say_so() -> None:
    form = Asked()
    assert [str(field.label) for field in form] == ["Name", "Note (optional)", "Colour", "I agree", "Days"]


def test_a_search_form_can_leave_the_word_out() -> None:
    form = Asked()
    form.says_optional = False  # type: ignore[attr-defined]
    assert str(form["note"].label) == "Note"


def test_controls_are_as_wide_as_the_answer() -> None:
    assert "govuk-input--width-10" in str(Asked()["name"])
    assert "govuk-input--width-10" in str(Asked()["days"])


def test_choices_stand_in_a_group_with_a_legend() -> None:
    page = str(Asked({})["colour"].as_field_group())
    assert page.count("<fieldset") == page.count("<legend") == 1
    assert 'aria-describedby="id_colour_error"' in page
    assert '<label class="govuk-label govuk-radios__label" for="id_colour_1">Green</label>' in page


def test_wrong_answers_are_not_lost() -> None:
    page = str(Asked({"name": "far too long a name", "days": "many", "colour": "g", "note": "<b>"}))
    assert 'value="far too long a name"' in page
    assert 'value="many"' in page
    assert 'id="id_colour_1" checked' in page
    assert "&lt;b&gt;" in page


def test_the_summary_lists_what_is_wrong_in_the_order_of_the_page() -> None:
    summary = Template('{% include "pages/error_summary.html" %}').render(Context({"form": Asked({"name": "nobody"})}))
    assert re.findall(r'<li>(?:<a href="#([^"]+)">)?([^<]+)', summary) == [
        ("", "Nobody may not ask."),
        ("id_colour_0", "Choose an answer: Colour"),
        ("id_agreed", "Tick the box: I agree"),
        ("id_days", "Fill in: Days"),
    ]


def test_there_is_no_summary_without_mistakes() -> None:
    page = Template('{% include "pages/error_summary.html" %}')
    assert page.render(Context({"form": Asked()})).strip() == ""
    assert page.render(Context({})).strip() == ""


def test_a_single_question_is_the_heading_of_its_page() -> None:
    for name in ("name", "colour"):
        page = Template("{% load pages %}{% question field %}").render(Context({"field": Asked()[name]}))
        assert len(re.findall(r"<h1[ >]", page)) == 1


@pytest.mark.parametrize("form", [Sample(), Sample({"email": "x", "days": "x"})])
def test_ids_are_never_given_twice(form: forms.Form) -> None:
    ids = re.findall(r'\bid="([^"]+)"', str(form))
    assert sorted(ids) == sorted(set(ids))


def test_every_link_of_a_summary_has_a_target() -> None:
    form = Sample({"birth_day": "31"})
    summary = Template('{% include "pages/error_summary.html" %}').render(Context({"form": form}))
    targets = set(re.findall(r'href="#([^"]+)"', summary))
    assert targets <= set(re.findall(r'\bid="([^"]+)"', str(form)))
    assert len(targets) == len(form.errors)
