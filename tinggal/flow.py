"""THE PAGE: when this happens, do that. Every reaction is owed by the event's own transaction and run by the worker.

Reactions to the same event know nothing of each other; what needs another's result waits for that one's own event.
"""

from tinggal.journal.outbox import Flow
from tinggal.letters.reactions import issue
from tinggal.notices.reactions import tell_applicant
from tinggal.payments.reactions import open_bill, void_bill, withdraw_code
from tinggal.verification.reactions import verify

WHEN: Flow = {
    # the file is sent, checked, and paid for
    "application.verifying": (verify, tell_applicant),
    "application.returned": (tell_applicant,),
    "application.unpaid": (open_bill,),
    "bill.opened": (tell_applicant,),
    "bill.cancelled": (withdraw_code,),
    "application.withdrawn": (void_bill,),
    # it travels from desk to desk
    "application.at_kanim": (tell_applicant,),
    "application.at_interview": (tell_applicant,),
    # it is decided, and the letter goes to the office and to the applicant
    "application.approved": (issue,),
    "application.rejected": (issue,),
    "application.issued": (tell_applicant,),
    "application.refused": (tell_applicant,),
    "application.collected": (tell_applicant,),
    # deadlines come near
    "reminder.payment": (tell_applicant,),
    "reminder.answer": (tell_applicant,),
    "reminder.permit": (tell_applicant,),
}
