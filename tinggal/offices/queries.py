"""Questions other rooms ask about offices."""

from tinggal.offices.models import Office


def competent_office(regency_code: str) -> Office:
    """The office that serves those who live in a regency (``31.74``), its parent already read.

    Raises ``Office.DoesNotExist`` for a code that is no regency.
    """
    return Office.objects.select_related("parent").get(competences__regency=regency_code)
