"""Addresses of the applicant's room, mounted at the root."""

from django.urls import path

from tinggal.portal import (
    appointment,
    beginning,
    checks,
    clock_page,
    dashboard,
    document_files,
    document_pages,
    form_pages,
    home,
    letters,
    permits,
    profile,
    sending,
    sharing,
    sheet_pages,
    status_page,
    take_over,
    uploading,
)
from tinggal.portal.payment_views import payment_urls

app_name = "portal"
FILE = "applications/<str:reference>/"
UPLOAD = f"{FILE}documents/<str:code>/upload/"
SHEETS = f"{FILE}documents/<str:code>/pages/"
urlpatterns = [
    path("", home.home, name="home"),
    path("start/", home.start, name="start"),
    path("permits/", permits.permits, name="permits"),
    path("permits/indexes/", permits.indexes, name="indexes"),
    path("permits/<str:code>/", permits.permit_page, name="permit"),
    path("profile/", profile.profile, name="profile"),
    path("applications/", dashboard.dashboard, name="dashboard"),
    path("letters/", letters.my_letters, name="my_letters"),
    path("applications/new/<str:code>/", beginning.begin, name="begin"),
    path(FILE, status_page.application, name="application"),
    path(f"{FILE}form/<str:group>/", form_pages.form_page, name="form"),
    path(f"{FILE}documents/", document_pages.documents, name="documents"),
    path(f"{FILE}documents/<str:code>/", document_pages.document, name="document"),
    path(f"{FILE}documents/<str:code>/keep/", take_over.keep_document, name="keep_document"),
    path(f"{FILE}documents/<str:code>/reading/", take_over.use_reading, name="use_reading"),
    path(f"{FILE}documents/<str:code>/remove/", document_pages.remove, name="remove"),
    path(f"{FILE}documents/<str:code>/view/", document_files.view_document, name="view_document"),
    path(f"{FILE}documents/<str:code>/picture/", document_files.document_picture, name="document_picture"),
    path(SHEETS, sheet_pages.sheets, name="sheets"),
    path(f"{SHEETS}join/", sheet_pages.join_sheets, name="join_sheets"),
    path(f"{SHEETS}<int:number>/", sheet_pages.change_sheet, name="change_sheet"),
    path(f"{SHEETS}<int:number>/picture/", sheet_pages.sheet_picture, name="sheet_picture"),
    path(UPLOAD, uploading.begin_upload, name="begin_upload"),
    path(f"{UPLOAD}<int:upload>/join/", uploading.join_upload, name="join_upload"),
    path(f"{UPLOAD}<int:upload>/<int:number>/", uploading.send_piece, name="send_piece"),
    path(f"{FILE}checks/", checks.checks, name="checks"),
    path(f"{FILE}checks/<str:code>/", checks.checked_document, name="checked_document"),
    path(f"{FILE}checks/<str:code>/page/<int:number>/", checks.checked_page, name="checked_page"),
    path(f"{FILE}appointment/", appointment.appointment, name="appointment"),
    path(f"{FILE}appointment/calendar.ics", appointment.calendar, name="calendar"),
    path(f"{FILE}clock/", clock_page.clock, name="clock"),
    path(f"{FILE}clock.json", clock_page.clock_data, name="clock_data"),
    path(f"{FILE}check/", sending.check, name="check"),
    path(f"{FILE}sent/", sending.sent, name="sent"),
    path(f"{FILE}withdraw/", sending.withdraw, name="withdraw"),
    path(f"{FILE}letter/", letters.letter, name="letter"),
    path(f"{FILE}letters/", letters.letters, name="letters"),
    path(f"{FILE}letters/<int:number>/", letters.one_letter, name="one_letter"),
    path(f"{FILE}letters/<int:number>/share/", sharing.share_page, name="share"),
    *payment_urls,
]
