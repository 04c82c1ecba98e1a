"""What stands in the place of each variable of each address: the number of a file, of a letter, of a bill."""

from collections.abc import Callable

from django.core import signing

from tests.access.addresses import Address
from tests.access.scene import Scene
from tinggal.applications.links import TRACKING_SALT
from tinggal.letters.publishing import certificates

Values = tuple[str | int, ...]


def values_of(address: Address, scene: Scene) -> Values:
    """What stands in an address; nothing for most."""
    return VALUES[address.name](scene) if address.arguments else ()


def _draft(*more: str | int) -> Callable[[Scene], Values]:
    return lambda scene: (scene.draft.reference, *more)


def _file(*more: str | int) -> Callable[[Scene], Values]:
    return lambda scene: (scene.at_kanim.reference, *more)


def _bill(scene: Scene) -> Values:
    return (scene.code,)


VALUES: dict[str, Callable[[Scene], Values]] = {
    "simulators:register_ask": lambda _scene: ("tax",),
    "simulators:message": lambda scene: (scene.message.pk,),
    "simulators:report": lambda scene: (scene.message.pk,),
    "simulators:bill": _bill,
    "simulators:card": _bill,
    "simulators:confirm": _bill,
    "simulators:virtual_account": _bill,
    "simulators:qris": _bill,
    "simulators:qris_picture": _bill,
    "simulators:pay_late": _bill,
    "account_reset_password_from_key": lambda _scene: ("1", "no-such-key"),
    "mfa_remove_webauthn": lambda _scene: (1,),
    "mfa_edit_webauthn": lambda _scene: (1,),
    "mine:fetch_copy": lambda _scene: (1,),
    "mine:delete_draft": _draft(),
    "mine:sign_out_there": lambda _scene: (1,),
    "desk:receive": lambda scene: (scene.dispatch.pk,),
    "desk:application": _file(),
    "desk:move": _file(),
    "desk:note": _file(),
    "desk:take": _file(),
    "desk:take_over": _file(),
    "desk:lay_aside": _file(),
    "desk:keep": _file(),
    "desk:hold": _file(),
    "desk:take_up": _file(),
    "desk:prioritise": _file(),
    "desk:give": _file(),
    "desk:forget_filter": lambda _scene: (1,),
    "desk:second_look": lambda _scene: (1,),
    "desk:explain_difference": lambda _scene: (1,),
    "desk:objection": lambda _scene: (1,),
    "desk:objection_paper": lambda _scene: (1, 1),
    "desk:messages": _file(),
    "audit:complaint": lambda _scene: (1,),
    "portal:asked_item": _file(1),
    "portal:bundle": _file(),
    "portal:take_bundle": _file(1),
    "portal:messages": _file(),
    "portal:objection": _file(),
    "portal:objection_paper": _file(1),
    "desk:preview": lambda scene: (scene.at_kasubdit.reference, "approve"),
    "desk:declare_conflict": _file(),
    "desk:end_stand_in": lambda scene: (scene.delegation.pk,),
    "manage:end_stand_in": lambda scene: (scene.delegation.pk,),
    "desk:plan": lambda scene: (scene.at_kasubdit.reference,),
    "desk:send_back": lambda scene: (scene.at_kasubdit.reference,),
    "desk:undo": lambda _scene: (1,),
    "desk:confirm": lambda scene: (scene.at_kasubdit.reference, "approve"),
    "desk:look": lambda scene: (scene.at_kanim.reference, scene.finding.pk),
    "desk:answer_signal": lambda scene: (scene.at_kanim.reference, scene.signal.pk),
    "desk:links": _file(),
    "desk:sponsor": _file(),
    "desk:invite": _file(),
    "desk:attend": lambda scene: (scene.invited.reference,),
    "desk:forget_hours": lambda _scene: (1,),
    "desk:open_day": lambda _scene: (1,),
    "desk:ticket": lambda _scene: (1,),
    "desk:finish_ticket": lambda _scene: (1,),
    "desk:receive_now": _file(),
    "desk:calendar": lambda scene: (scene.invited.reference,),
    "desk:capture": lambda scene: (scene.invited.reference, "photo"),
    **{f"desk:{name}": _draft() for name in ("entry", "entry_papers", "entry_confirm", "entry_code", "entry_paper")},
    "desk:entry_form": _draft("passport"),
    "desk:add_photo": lambda scene: (scene.invited.reference,),
    "desk:captured": _file(1),
    "desk:original_seen": lambda scene: (scene.at_kanim.reference, scene.at_kanim.documents.get(code="passport").pk),
    "desk:collect": lambda scene: (scene.issued.reference,),
    "desk:hand_over": lambda scene: (scene.issued.reference,),
    "portal:appointment": lambda scene: (scene.invited.reference,),
    "portal:calendar": lambda scene: (scene.invited.reference,),
    "desk:letter": lambda scene: (scene.issued.reference,),
    "desk:one_letter": lambda scene: (scene.issued.reference, scene.letter.pk),
    "desk:send_again": lambda scene: (scene.issued.reference, scene.letter.pk),
    "desk:correct": lambda scene: (scene.issued.reference, scene.letter.pk),
    "desk:revoke": lambda scene: (scene.issued.reference,),
    "desk:sent_letter": lambda scene: (scene.dispatch.pk,),
    **{
        f"sponsor:{name}": lambda scene: (scene.guarantee.sponsor.pk,)
        for name in (
            "dashboard",
            "people",
            "bills",
            "company",
            "check_again",
            "table",
            "team",
            "ask_mandate",
            "one_person",
            "undertakings",
            "calendar",
            "calendar_download",
            "calendar_link",
            "reports",
            "letters",
            "weekly",
        )
    },
    "sponsor:undertaking": lambda scene: (scene.guarantee.sponsor.pk, 1),
    "sponsor:take_back": lambda scene: (scene.guarantee.sponsor.pk, 1),
    "sponsor:calendar_feed": lambda _scene: ("no-such-link",),
    "sponsor:report": lambda scene: (scene.guarantee.sponsor.pk, 1),
    "sponsor:report_one": lambda scene: (scene.guarantee.sponsor.pk, scene.guarantee.foreigner.pk),
    "sponsor:person": lambda scene: (scene.guarantee.sponsor.pk, scene.guarantee.foreigner.pk),
    "sponsor:batch": lambda scene: (scene.guarantee.sponsor.pk, scene.guarantee.batch.pk),
    **{
        f"sponsor:{name}": lambda scene: (scene.guarantee.sponsor.pk, scene.guarantee.file.reference)
        for name in ("file", "step", "worker_part", "end_worker_link")
    },
    **{
        f"sponsor:{name}": lambda scene: (scene.guarantee.sponsor.pk, scene.guarantee.bill.pk)
        for name in ("bill", "ask_bill", "undo_bill")
    },
    **{
        f"sponsor:{name}": lambda scene: (scene.guarantee.sponsor.pk, "extend-itas-worker")
        for name in ("table_help", "table_template")
    },
    "sponsor:join": lambda _scene: ("no-such-link",),
    **{
        f"portal:{name}": lambda _scene: ("no-such-link",)
        for name in ("fill", "fill_tasks", "fill_papers", "fill_done")
    },
    "portal:fill_answers": lambda _scene: ("no-such-link", "passport"),
    "sponsor:mandate": lambda _scene: (1,),
    "sponsor:answer_mandate": lambda _scene: (1,),
    **{
        f"sponsor:{name}": lambda scene: (scene.guarantee.sponsor.pk, scene.guarantee.sponsor.memberships.get().pk)
        for name in ("member", "change_member")
    },
    "sponsor:correct_rows": lambda scene: (scene.guarantee.sponsor.pk, scene.guarantee.batch.pk),
    "audit:dossier": _file(),
    "audit:verify": _file(),
    "audit:evidence": _file(),
    "audit:bundle": _file(1),
    "audit:take": _file(1),
    "audit:officer": lambda scene: (scene.post.user_id,),
    "audit:drawn": lambda _scene: ("2026-10", 1),
    "audit:exception": lambda _scene: (1,),
    "audit:answer": lambda _scene: (1,),
    "manage:road": lambda _scene: ("change-of-status-2023",),
    "manage:rehearsal": lambda _scene: ("change-of-status-2023",),
    "manage:send_again": lambda scene: (scene.letter.pk,),
    "desk:document": _file("passport"),
    "desk:letter_preview": _file(),
    "desk:letter_preview_page": _file(1),
    "desk:letter_preview_pdf": _file(),
    "desk:verdict": _file("passport", 1),
    "desk:page_image": _file("passport", 1, 1),
    "desk:download": _file("passport", 1),
    "manage:notice": lambda _scene: ("application.issued", "email"),
    "manage:notice_read": lambda _scene: ("application.issued", "email", "en"),
    "manage:again": lambda scene: (scene.dead.pk,),
    "track:board": lambda _scene: ("K3102",),
    "manage:office": lambda _scene: ("K3102",),
    **{
        f"manage:{name}": lambda scene: (scene.incident.pk,)
        for name in ("incident", "end_incident", "take_back_incident")
    },
    "manage:close": lambda _scene: ("K3102",),
    "manage:serve": lambda _scene: ("31.71",),
    "manage:end_post": lambda scene: (scene.post.pk,),
    "track:followed": lambda scene: (signing.dumps(scene.at_kanim.reference, salt=TRACKING_SALT),),
    "track:code": lambda scene: (scene.letter.code,),
    "track:log_tile": lambda _scene: ("0/000.p/1",),
    "track:log_certificate": lambda _scene: (next(iter(certificates())),),
    "portal:permit": lambda _scene: ("new-itas-worker",),
    "guide:index": lambda _scene: ("E23",),
    "guide:changed": lambda _scene: ("2024-12-17",),
    "help:howto": lambda _scene: ("pay",),
    "help:question": lambda _scene: ("cost",),
    "help:word": lambda _scene: ("itas",),
    "help:leaflet": lambda _scene: ("extend-itas-worker", "en"),
    "help:journey": lambda _scene: ("worker",),
    "help:service": lambda _scene: ("extend-itas-worker",),
    "portal:begin": lambda _scene: ("new-itas-worker",),
    "portal:application": _file(),
    "portal:form": _draft("passport"),
    "portal:save_answers": _draft("passport"),
    **{f"portal:{name}": _draft() for name in ("family", "pay_family", "ask_family", "undo_family")},
    "portal:documents": _draft(),
    "portal:papers_together": _draft("own"),
    "portal:document": _draft("passport"),
    "portal:keep_document": _draft("passport"),
    "portal:use_reading": _draft("passport"),
    "portal:remove": _draft("passport"),
    "portal:view_document": _draft("passport"),
    "portal:document_picture": _draft("passport"),
    "portal:sheets": _draft("guarantee_letter"),
    "portal:join_sheets": _draft("guarantee_letter"),
    "portal:change_sheet": _draft("guarantee_letter", 1),
    "portal:sheet_picture": _draft("guarantee_letter", 1),
    "portal:begin_upload": _draft("passport"),
    "portal:send_piece": _draft("passport", 1, 0),
    "portal:join_upload": _draft("passport", 1),
    "portal:checks": _draft(),
    "portal:clock": _file(),
    "portal:clock_data": _file(),
    "portal:checked_document": _draft("passport"),
    "portal:checked_page": _draft("passport", 1),
    "portal:check": _draft(),
    "portal:sent": _file(),
    "portal:renew": _draft(),
    "portal:renewal": _draft(),
    "portal:keep_draft": _draft(),
    "portal:withdraw": _draft(),
    "portal:letter": lambda scene: (scene.issued.reference,),
    "portal:letters": lambda scene: (scene.issued.reference,),
    "portal:one_letter": lambda scene: (scene.issued.reference, scene.letter.pk),
    "portal:share": lambda scene: (scene.issued.reference, scene.letter.pk),
    "mine:seal": lambda scene: (scene.letter.pk,),
    "mine:letter": lambda scene: (scene.letter.pk,),
    "portal:pay": lambda scene: (scene.unpaid.reference,),
    "portal:ask_payment": lambda scene: (scene.unpaid.reference,),
    "portal:reissue": lambda scene: (scene.unpaid.reference,),
    "portal:receipt": lambda scene: (scene.issued.reference,),
}
