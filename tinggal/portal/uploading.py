"""Takes a document in pieces, for browsers that run our script: a bad line loses at most one piece.

The form without the script stays as it is; both end in the same ``receive``. Answers are JSON: "next" is the page to
go to, "words" are for the person, "missing" are numbers of pieces.
"""

import json
import re
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinggal.applications.models import Upload
from tinggal.applications.uploads import PIECE, Busy, Incomplete, PieceRefused, begin, have, join, keep
from tinggal.intake.words import Unusable
from tinggal.lib.pace import within_pace
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.portal.own import asked_document
from tinggal.portal.paper_words import may_be_joined
from tinggal.portal.preparing import to_prepare

_DIGEST = re.compile(r"[0-9a-f]{64}")
_BEGUN, _PIECES, _MINUTES = 60, 2_000, 10  # so many of each in ten minutes


@login_required
@require_POST
def begin_upload(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """Announce a file ({name, size, sha256} as JSON; "as_sheet": true for one of several pictures). Told which pieces
    are there, and where to send the others."""
    file = to_prepare(request, reference)
    requirement = asked_document(file, code)
    announced = _announced(request)
    if announced is None or (announced["as_sheet"] and not may_be_joined(requirement)):
        return JsonResponse({}, status=HTTPStatus.BAD_REQUEST)
    if not _paced(request, "begin", times=_BEGUN):
        return _too_fast()
    try:
        upload = begin(file, requirement.code, **announced, by=request.actor)
    except Unusable as refusal:
        return _unusable(refusal)
    except MoveRefused as reason:
        return _moved_on(request, reference, reason)
    places = {"piece": "portal:send_piece", "join": "portal:join_upload"}
    answer = {"size": PIECE, "have": have(upload)}
    return JsonResponse(
        answer
        | {
            "piece": reverse(places["piece"], args=[reference, code, upload.pk, 0]),
            "join": reverse(places["join"], args=[reference, code, upload.pk]),
        }
    )


@login_required
@require_POST
def send_piece(request: ActorRequest, reference: str, code: str, upload: int, number: int) -> HttpResponse:
    """One piece as the body, its SHA-256 (hex) in the header ``Piece-Digest``. 422 says: send it again."""
    there = _upload(request, reference, code, upload)
    if not _paced(request, "piece", times=_PIECES):
        return _too_fast()
    try:
        keep(there, number, request.body, sha256=request.headers.get("Piece-Digest", ""))
    except PieceRefused as refusal:
        return JsonResponse({"why": str(refusal)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@login_required
@require_POST
def join_upload(request: ActorRequest, reference: str, code: str, upload: int) -> HttpResponse:
    """Every piece is sent: look at the file and keep it. Asking twice attaches once."""
    there = _upload(request, reference, code, upload)
    if not _paced(request, "begin", times=_BEGUN):
        return _too_fast()
    try:
        join(there, by=request.actor)
    except Incomplete as gap:
        return JsonResponse({"missing": gap.missing}, status=HTTPStatus.CONFLICT)
    except Busy:
        return JsonResponse({"missing": []}, status=HTTPStatus.CONFLICT)
    except Unusable as refusal:
        return _unusable(refusal)
    except MoveRefused as reason:
        return _moved_on(request, reference, reason)
    if there.as_sheet:
        return JsonResponse({"next": reverse("portal:sheets", args=[reference, code])})
    label = asked_document(there.application, code).label
    messages.success(request, _("We have received “%s”.") % label)
    return JsonResponse({"next": reverse("portal:document", args=[reference, code])})


def _upload(request: ActorRequest, reference: str, code: str, number: int) -> Upload:
    file = to_prepare(request, reference)
    uploads = Upload.objects.select_related("application", "document", "sheet")
    return get_object_or_404(uploads, pk=number, application=file, code=asked_document(file, code).code)


def _announced(request: HttpRequest) -> dict[str, Any] | None:
    """The announcement; None when it is not one."""
    try:
        told = json.loads(request.body)
        name, size, sha256 = told["name"], told["size"], told["sha256"]
    except (ValueError, KeyError, TypeError):
        return None
    right = isinstance(name, str) and isinstance(size, int) and not isinstance(size, bool)
    if not right or not isinstance(sha256, str) or not _DIGEST.fullmatch(sha256):
        return None
    return {"name": name, "size": size, "sha256": sha256, "as_sheet": told.get("as_sheet") is True}


def _paced(request: ActorRequest, what: str, *, times: int) -> bool:
    return within_pace(f"upload-{what}", request.actor.key, times=times, seconds=_MINUTES * 60)


def _too_fast() -> JsonResponse:
    words = _("You are sending files faster than we can look at them. Wait ten minutes and try again.")
    return JsonResponse({"words": words}, status=HTTPStatus.TOO_MANY_REQUESTS)


def _unusable(refusal: Unusable) -> JsonResponse:
    silent = refusal.code == "not_scanned"
    status = HTTPStatus.SERVICE_UNAVAILABLE if silent else HTTPStatus.UNPROCESSABLE_ENTITY
    return JsonResponse({"words": refusal.words}, status=status)


def _moved_on(request: ActorRequest, reference: str, reason: MoveRefused) -> JsonResponse:
    messages.error(request, str(reason))
    return JsonResponse({"next": reverse("portal:application", args=[reference])})
