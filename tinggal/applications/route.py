"""THE TABLES: who may move what, from where to where. When the law changes, add a road; never edit a travelled one.

A file keeps the road it started on. The catalogue says which road a service takes on which day.
"""

from datetime import date

from tinggal.applications.asking import all_answered
from tinggal.applications.guards import (
    documents_complete,
    fee_covered,
    fee_known,
    form_complete,
    interview_held,
    office_known,
    only_one_open,
    permit_still_runs,
    questions_resolved,
    window_open,
)
from tinggal.applications.joining import no_longer_than_principal, principal_decided
from tinggal.applications.status import Status as S
from tinggal.applications.vouching import sponsor_stands
from tinggal.lib.workflow import Move, Workflow
from tinggal.people.roles import Role as R

COMPLETE = (
    *(form_complete, office_known, documents_complete, fee_known, window_open, only_one_open),
    no_longer_than_principal,
)
STILL_COMPLETE = (*COMPLETE, fee_covered, all_answered)
GRANTED = (sponsor_stands, principal_decided, no_longer_than_principal)
EXAMINED = (questions_resolved,)
EXAMINED_AND_INTERVIEWED = (questions_resolved, interview_held)

BEFORE_THE_DESKS = (
    #    action      from          to             by
    Move("submit", S.DRAFT, S.VERIFYING, R.APPLICANT, guards=COMPLETE),
    Move("bounce", S.VERIFYING, S.RETURNED, R.SYSTEM),
    Move("accept", S.VERIFYING, S.UNPAID, R.SYSTEM),
    Move("pay", S.UNPAID, S.AT_KANIM, R.SYSTEM),
    Move("resubmit", S.RETURNED, S.VERIFYING, R.APPLICANT, guards=STILL_COMPLETE),
    Move("withdraw", S.DRAFT, S.WITHDRAWN, R.APPLICANT),
    Move("withdraw", S.RETURNED, S.WITHDRAWN, R.APPLICANT),
    Move("withdraw", S.UNPAID, S.WITHDRAWN, R.APPLICANT),
    Move("lapse", S.DRAFT, S.WITHDRAWN, R.SYSTEM),
)
THE_COUNTER = (
    Move("invite", S.AT_KANIM, S.AT_INTERVIEW, R.KANIM_OFFICER, page="invite"),
    Move("attend", S.AT_INTERVIEW, S.AT_KANIM, R.KANIM_OFFICER, page="attend"),
    Move("miss", S.AT_INTERVIEW, S.AT_KANIM, R.KANIM_OFFICER, page="attend"),
    Move("return", S.AT_KANIM, S.RETURNED, R.KANIM_OFFICER, needs_reason="return"),
)
THE_LETTER = (
    Move("issue", S.APPROVED, S.ISSUED, R.SYSTEM),
    Move("issue", S.REJECTED, S.REFUSED, R.SYSTEM),
    Move("collect", S.ISSUED, S.COLLECTED, R.KANIM_OFFICER),
)
# Whoever decides on a road is also who may end the permit (UU 6/2011 Ps 53 and 62).
RUNNING = (permit_still_runs,)
ENDED_BY_THE_DIRECTORATE = (
    Move("revoke", S.ISSUED, S.REVOKED, R.KASUBDIT, needs_reason="revoke", page="revoke", guards=RUNNING),
    Move("revoke", S.COLLECTED, S.REVOKED, R.KASUBDIT, needs_reason="revoke", page="revoke", guards=RUNNING),
)
ENDED_BY_THE_KANIM = (
    Move("revoke", S.ISSUED, S.REVOKED, R.KAKANIM, needs_reason="revoke", page="revoke", guards=RUNNING),
    Move("revoke", S.COLLECTED, S.REVOKED, R.KAKANIM, needs_reason="revoke", page="revoke", guards=RUNNING),
)
# An objection that was upheld brings the file back to the desk that decides (UU 30/2014 Ps 77).
DECIDED_ANEW_BY_THE_DIRECTORATE = (
    Move("reopen", S.REFUSED, S.AT_KASUBDIT, R.SYSTEM),
    Move("reopen", S.REVOKED, S.AT_KASUBDIT, R.SYSTEM),
)
DECIDED_ANEW_BY_THE_KANIM = (
    Move("reopen", S.REFUSED, S.AT_HEAD, R.SYSTEM),
    Move("reopen", S.REVOKED, S.AT_HEAD, R.SYSTEM),
)
THE_KASUBDIT = (
    Move("approve", S.AT_KASUBDIT, S.APPROVED, R.KASUBDIT, decides="approval", guards=GRANTED),
    Move("reject", S.AT_KASUBDIT, S.REJECTED, R.KASUBDIT, needs_reason="refuse", decides="refusal"),
    Move("send_back", S.AT_KASUBDIT, S.AT_DIRECTORATE, R.KASUBDIT, needs_reason="send_back"),
    Move("send_back_to_kanim", S.AT_KASUBDIT, S.AT_KANIM, R.KASUBDIT, needs_reason="send_back"),
    Move("return", S.AT_KASUBDIT, S.RETURNED, R.KASUBDIT, needs_reason="return"),
)
UP_TO_THE_DIRECTORATE = (
    Move("forward", S.AT_KANWIL, S.AT_DIRECTORATE, R.KANWIL_OFFICER),
    Move("send_back", S.AT_KANWIL, S.AT_KANIM, R.KANWIL_OFFICER, needs_reason="send_back"),
    Move("return", S.AT_KANWIL, S.RETURNED, R.KANWIL_OFFICER, needs_reason="return"),
    Move("forward", S.AT_DIRECTORATE, S.AT_KASUBDIT, R.DIRECTORATE_OFFICER),
    Move("send_back", S.AT_DIRECTORATE, S.AT_KANWIL, R.DIRECTORATE_OFFICER, needs_reason="send_back"),
    Move("send_back_to_kanim", S.AT_DIRECTORATE, S.AT_KANIM, R.DIRECTORATE_OFFICER, needs_reason="send_back"),
    Move("return", S.AT_DIRECTORATE, S.RETURNED, R.DIRECTORATE_OFFICER, needs_reason="return"),
    *THE_KASUBDIT,
)
# Photo and fingerprints are taken when the permit is handed over.
FOUR_DESKS = (
    *BEFORE_THE_DESKS,
    *THE_COUNTER,
    Move("forward", S.AT_KANIM, S.AT_KANWIL, R.KANIM_OFFICER, guards=EXAMINED),
    *UP_TO_THE_DIRECTORATE,
    *THE_LETTER,
    *ENDED_BY_THE_DIRECTORATE,
    *DECIDED_ANEW_BY_THE_DIRECTORATE,
)
# The interview with its minutes comes first and travels with the file.
FOUR_DESKS_AFTER_AN_INTERVIEW = (
    *BEFORE_THE_DESKS,
    *THE_COUNTER,
    Move("forward", S.AT_KANIM, S.AT_KANWIL, R.KANIM_OFFICER, guards=EXAMINED_AND_INTERVIEWED),
    *UP_TO_THE_DIRECTORATE,
    *THE_LETTER,
    *ENDED_BY_THE_DIRECTORATE,
    *DECIDED_ANEW_BY_THE_DIRECTORATE,
)
AT_THE_KANIM = (
    *BEFORE_THE_DESKS,
    *THE_COUNTER,
    Move("forward", S.AT_KANIM, S.AT_HEAD, R.KANIM_OFFICER, guards=EXAMINED_AND_INTERVIEWED),
    Move("approve", S.AT_HEAD, S.APPROVED, R.KAKANIM, decides="approval", guards=GRANTED),
    Move("reject", S.AT_HEAD, S.REJECTED, R.KAKANIM, needs_reason="refuse", decides="refusal"),
    Move("send_back", S.AT_HEAD, S.AT_KANIM, R.KAKANIM, needs_reason="send_back"),
    Move("return", S.AT_HEAD, S.RETURNED, R.KAKANIM, needs_reason="return"),
    *THE_LETTER,
    *ENDED_BY_THE_KANIM,
    *DECIDED_ANEW_BY_THE_KANIM,
)
# Matters above the immigration office on which the regional office is not heard: changes of sponsor or activity.
STRAIGHT_TO_THE_DIRECTORATE = (
    *BEFORE_THE_DESKS,
    *THE_COUNTER,
    Move("forward", S.AT_KANIM, S.AT_DIRECTORATE, R.KANIM_OFFICER, guards=EXAMINED),
    Move("forward", S.AT_DIRECTORATE, S.AT_KASUBDIT, R.DIRECTORATE_OFFICER),
    Move("send_back", S.AT_DIRECTORATE, S.AT_KANIM, R.DIRECTORATE_OFFICER, needs_reason="send_back"),
    Move("return", S.AT_DIRECTORATE, S.RETURNED, R.DIRECTORATE_OFFICER, needs_reason="return"),
    *THE_KASUBDIT,
    *THE_LETTER,
    *ENDED_BY_THE_DIRECTORATE,
    *DECIDED_ANEW_BY_THE_DIRECTORATE,
)
# Mutasi keluar and mutasi masuk in one file: the office of the old address lets it go, that of the new one decides.
OLD, NEW = "old_regency", "regency"
FROM_OFFICE_TO_OFFICE = (
    Move("submit", S.DRAFT, S.VERIFYING, R.APPLICANT, guards=COMPLETE, office=OLD),
    Move("bounce", S.VERIFYING, S.RETURNED, R.SYSTEM),
    Move("accept", S.VERIFYING, S.UNPAID, R.SYSTEM),
    Move("pay", S.UNPAID, S.AT_OLD_KANIM, R.SYSTEM),
    Move("resubmit", S.RETURNED, S.VERIFYING, R.APPLICANT, guards=STILL_COMPLETE, office=OLD),
    Move("withdraw", S.DRAFT, S.WITHDRAWN, R.APPLICANT),
    Move("withdraw", S.RETURNED, S.WITHDRAWN, R.APPLICANT),
    Move("withdraw", S.UNPAID, S.WITHDRAWN, R.APPLICANT),
    Move("lapse", S.DRAFT, S.WITHDRAWN, R.SYSTEM),
    Move("release", S.AT_OLD_KANIM, S.AT_KANIM, R.KANIM_OFFICER, guards=EXAMINED, office=NEW),
    Move("return", S.AT_OLD_KANIM, S.RETURNED, R.KANIM_OFFICER, needs_reason="return"),
    *THE_COUNTER,
    Move("send_back", S.AT_KANIM, S.AT_OLD_KANIM, R.KANIM_OFFICER, needs_reason="send_back", office=OLD),
    *(move for move in AT_THE_KANIM if move not in (*BEFORE_THE_DESKS, *THE_COUNTER)),
)
# Working days of each desk; 14 for the applicant to correct a returned file, 3 for the kanim to hand the permit over.
FULL_CLOCK = {
    S.RETURNED: 14,
    S.AT_KANIM: 3,
    S.AT_INTERVIEW: 5,
    S.AT_KANWIL: 3,
    S.AT_DIRECTORATE: 3,
    S.AT_KASUBDIT: 2,
    S.ISSUED: 3,
}
KANIM_CLOCK = {S.RETURNED: 14, S.AT_KANIM: 2, S.AT_INTERVIEW: 5, S.AT_HEAD: 2, S.ISSUED: 2}
THREE_DAYS = {S.RETURNED: 14, S.AT_KANIM: 1, S.AT_INTERVIEW: 5, S.AT_HEAD: 1, S.ISSUED: 1}
STRAIGHT_CLOCK = {
    S.RETURNED: 14,
    S.AT_KANIM: 3,
    S.AT_INTERVIEW: 5,
    S.AT_DIRECTORATE: 3,
    S.AT_KASUBDIT: 2,
    S.ISSUED: 3,
}
TWO_OFFICES_CLOCK = {**KANIM_CLOCK, S.AT_OLD_KANIM: 2}

PITE_2021 = "Persetujuan Izin Tinggal Elektronik, 11 November 2021"
SE_0702 = "SE IMI-0702.GR.01.01 Tahun 2022"
PERMEN_22 = "Permenkumham 22/2023 jo. 11/2024"
PERMEN_27 = "Permenkumham 27/2014 Ps 66–67"
PERMEN_11 = "Permenkumham 11/2024 Ps 86A, 94A, 94B"
REPORT = "UU 6/2011 Ps 59; Permenkumham 22/2023"
CHANGE = "Permenkumham 22/2023 jo. 11/2024 Ps 201"
ADDRESS = "UU 6/2011 Ps 71 huruf a; tata cara mutasi alamat Ditjen Imigrasi, 24 Februari 2022"
BIRTH = "UU 6/2011 Ps 52 dan 54; tata cara lapor lahir"


def _road(name: str, moves: tuple[Move, ...], clock: dict[S, int], since: date, law: str) -> Workflow:
    days = {str(status): days for status, days in clock.items()}
    return Workflow(name, start=S.DRAFT, moves=moves, days=days, since=since, law=law)


ROUTES = {
    road.name: road
    for road in (
        _road("four-desks-2021", FOUR_DESKS, FULL_CLOCK, date(2021, 11, 11), PITE_2021),
        _road("kanim-decides-2022", AT_THE_KANIM, KANIM_CLOCK, date(2022, 9, 20), SE_0702),
        _road("change-of-status-2023", FOUR_DESKS, FULL_CLOCK, date(2023, 8, 30), PERMEN_22),
        _road("kanim-decides-2023", AT_THE_KANIM, KANIM_CLOCK, date(2023, 8, 30), PERMEN_22),
        _road("calling-visa-2023", FOUR_DESKS_AFTER_AN_INTERVIEW, FULL_CLOCK, date(2023, 8, 30), PERMEN_22),
        _road("itas-to-itap-2023", FOUR_DESKS_AFTER_AN_INTERVIEW, FULL_CLOCK, date(2023, 8, 30), PERMEN_22),
        _road("itap-report-2023", STRAIGHT_TO_THE_DIRECTORATE, STRAIGHT_CLOCK, date(2023, 8, 30), REPORT),
        _road("change-decided-above-2023", STRAIGHT_TO_THE_DIRECTORATE, STRAIGHT_CLOCK, date(2023, 8, 30), CHANGE),
        _road("change-of-address-2022", FROM_OFFICE_TO_OFFICE, TWO_OFFICES_CLOCK, date(2022, 2, 24), ADDRESS),
        _road("newborn-2023", AT_THE_KANIM, THREE_DAYS, date(2023, 8, 30), BIRTH),
        _road("bridging-2024", AT_THE_KANIM, THREE_DAYS, date(2024, 4, 1), PERMEN_11),
        _road("itap-extension-2014", FOUR_DESKS_AFTER_AN_INTERVIEW, FULL_CLOCK, date(2014, 1, 1), PERMEN_27),
    )
}


def route(name: str) -> Workflow:
    """The road of this name; ``KeyError`` for a name no table has."""
    return ROUTES[name]
