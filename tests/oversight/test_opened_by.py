"""Who opened a file, when and for what can be read without the pages."""

from tests.conftest import Cast
from tests.desk.conftest import SignIn
from tinggal.applications.models import Application
from tinggal.applications.openings import opened_by
from tinggal.applications.purposes import Purpose
from tinggal.applications.reading import opened


def test_each_desk_and_purpose_is_told_once_a_day_with_its_number(
    sign_in: SignIn, cast: Cast, at_kanim: Application
) -> None:
    assert opened_by(at_kanim) == []
    for _time in range(2):
        opened(at_kanim, by=cast["kade"], desk="kanim_officer@K3102")
    opened(at_kanim, by=cast["agus"], desk="auditor@DIT", purpose=Purpose.AUDIT)
    found = opened_by(at_kanim)
    assert [(one.office, one.times, str(one.purpose)) for one in found] == [
        ("Direktorat Izin Tinggal Keimigrasian", 1, "To check how the offices work"),
        ("Kantor Imigrasi Kelas I Non TPI Jakarta Pusat", 2, "To work on your application"),
    ]
    assert found[0].at >= found[1].at
