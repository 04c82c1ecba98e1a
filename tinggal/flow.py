"""THE PAGE: when this happens, do that. Every reaction is owed by the event's own transaction and run by the worker.

Reactions to the same event know nothing of each other; what needs another's result waits for that one's own event.
"""

from tinggal.casework.reactions import make_findable, release
from tinggal.guarantees.reactions import ask_sponsor, keep_list, mail_team, mail_undertaking, mail_worker
from tinggal.journal.outbox import Flow
from tinggal.letters.reactions import (
    issue,
    issue_answer,
    issue_correction,
    issue_invitation,
    issue_objection,
    issue_permit,
    issue_receipt,
    issue_return,
    issue_revocation,
    reissue_permit,
)
from tinggal.notices.otherwise import tell_otherwise
from tinggal.notices.reactions import tell_applicant, tell_head, tell_sponsor
from tinggal.notices.sign_in_numbers import tell_old_number
from tinggal.notices.warning import warn_of_device
from tinggal.oversight.reactions import make_bundle
from tinggal.payments.reactions import open_bill, void_bill, withdraw_code
from tinggal.rights.reactions import make_copy, tell_of_copy
from tinggal.signals.reactions import compare
from tinggal.sponsors.reactions import mail_invitation, mail_request
from tinggal.verification.early import look_ahead
from tinggal.verification.reactions import verify

WHEN: Flow = {
    # each document is looked at while it can still be mended
    "document.attached": (look_ahead,),
    "form.answered": (look_ahead,),
    # somebody goes on later, perhaps on another device
    "form.set_aside": (tell_applicant,),
    # an officer at a counter types it for somebody, who confirms it
    "entry.begun": (tell_applicant,),
    "entry.code_asked": (tell_applicant,),
    # the file is sent, checked, and paid for
    "application.verifying": (verify, tell_applicant, make_findable, keep_list, ask_sponsor),
    "application.returned": (tell_applicant, issue_return, release),
    "application.unpaid": (open_bill,),
    "bill.opened": (tell_applicant,),
    "bill.cancelled": (withdraw_code,),
    "bill.settled": (issue_receipt,),
    "application.withdrawn": (void_bill, keep_list),
    # it travels from desk to desk
    "application.at_old_kanim": (tell_applicant, compare, release),
    "application.at_kanim": (tell_applicant, compare, release),
    "application.at_interview": (tell_applicant, issue_invitation, release),
    "appointment.moved": (tell_applicant, issue_invitation),
    "application.at_head": (release,),
    "application.at_kanwil": (release,),
    "application.at_directorate": (release,),
    "application.at_kasubdit": (release,),
    # it is decided, and the letter goes to the office and to the applicant
    "application.approved": (issue, release),
    "application.rejected": (issue, release),
    "application.issued": (tell_applicant, tell_sponsor, keep_list),
    "application.refused": (tell_applicant, tell_sponsor, keep_list),
    "application.collected": (tell_applicant, issue_permit, keep_list),
    # a letter is ended or put right, sent again, or nobody has confirmed it
    "application.revoked": (issue_revocation, keep_list),
    "letter.correction_ordered": (issue_correction,),
    "permit.filed": (tell_applicant,),
    "revocation.filed": (tell_applicant, tell_sponsor),
    "correction.filed": (reissue_permit, tell_applicant, tell_sponsor),
    "letter.resent": (tell_applicant,),
    "letter.unconfirmed": (tell_head,),
    # somebody objects to a letter, and is answered
    "objection.received": (issue_objection,),
    "objection.filed": (tell_applicant,),
    "objection.upheld": (tell_applicant, issue_answer),
    "objection.unanswered": (tell_applicant, issue_answer),
    "objection.dismissed": (tell_applicant, issue_answer),
    # the office writes to the applicant
    "message.to_applicant": (tell_applicant,),
    # an auditor takes evidence along
    "evidence.asked": (make_bundle,),
    # the holder takes his own file along
    "bundle.asked": (make_bundle,),
    # a sponsor's team and its agents
    "member.invited": (mail_invitation,),
    "mandate.asked": (mail_request,),
    # a worker fills in his part by a link
    "worker.invited": (mail_worker,),
    "worker.done": (mail_team,),
    # the sponsor whom an applicant names signs or refuses his undertaking, or takes it back and signs again
    "undertaking.asked": (mail_undertaking,),
    "undertaking.refused": (tell_applicant,),
    "undertaking.taken_back": (tell_applicant,),
    "undertaking.signed_again": (tell_applicant,),
    # a person wants a copy of his data
    "copy.asked": (make_copy,),
    "copy.made": (tell_of_copy,),
    # somebody signs in with a device he has not used before, or from now on with another number
    "device.new": (warn_of_device,),
    "number.changed": (tell_old_number,),
    # a message to somebody comes back
    "notice.came_back": (tell_otherwise,),
    # deadlines come near
    "reminder.payment": (tell_applicant,),
    "reminder.answer": (tell_applicant,),
    "reminder.permit": (tell_applicant,),
    # nobody works on a draft: its owner is warned, then it ends
    "reminder.draft": (tell_applicant,),
    "draft.ended": (tell_applicant,),
}
