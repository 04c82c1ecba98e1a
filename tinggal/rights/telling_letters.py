"""What a copy says about the letters of an application: where they went, and who looked at them with a code."""

from tinggal.applications.models import Application
from tinggal.letters.models import Correction, Dispatch, Letter, ShareCode, ShareLook
from tinggal.rights.columns import Told, columns


def letters_told(file: Application) -> Told:
    """Letters, corrections, offices that got them, codes that were given away and their look-ups."""
    own = {"letter__application": file}
    return {
        "letters": columns(
            Letter.objects.filter(application=file),
            *("number", "kind", "sha256", "filed_at", "valid_until", "ended_at"),
        ),
        "letters_corrected": columns(Correction.objects.filter(**own), "letter__number", "changes", "ordered_at"),
        "letters_sent_to": columns(
            Dispatch.objects.filter(**own), "letter__number", "office__name", "purpose", "sent_at", "received_at"
        ),
        "share_codes": columns(
            ShareCode.objects.filter(**own),
            *("letter__number", "purpose", "fields", "whom", "made_at", "ends_at", "looked_up", "last_at"),
        ),
        "looked_up_with_share_codes": columns(
            ShareLook.objects.filter(code__letter__application=file), "code__whom", "who", "why", "at"
        ),
    }
