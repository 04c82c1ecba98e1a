"""Addresses of the officers' desk."""

from django.urls import path

from tinggal.desk import documents, ending, file_page, interviews, letters, links, moves, queue, signals, signing

FILE = "<slug:reference>/"
VERSION = f"{FILE}documents/<slug:code>/<int:version>/"

app_name = "desk"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("all/", queue.every_file, name="all"),
    path("interviews/", interviews.interviews, name="interviews"),
    path("letters/", letters.inbox, name="letters"),
    path("letters/<int:number>/", letters.sent_letter, name="sent_letter"),
    path("letters/<int:number>/received/", letters.confirm_receipt, name="receive"),
    path("letters/sign/", signing.basket, name="signing"),
    path("collections/", letters.collections, name="collections"),
    path("patterns/", signals.patterns, name="patterns"),
    path(FILE, file_page.application, name="application"),
    path(f"{FILE}signals/<int:number>/", signals.answer, name="answer_signal"),
    path(f"{FILE}links/", links.links, name="links"),
    path(f"{FILE}move/", moves.move, name="move"),
    path(f"{FILE}decide/<slug:action>/", moves.confirm, name="confirm"),
    path(f"{FILE}checks/<int:number>/", moves.look, name="look"),
    path(f"{FILE}invite/", interviews.invite, name="invite"),
    path(f"{FILE}interview/", interviews.attend, name="attend"),
    path(f"{FILE}letter/", letters.letter, name="letter"),
    path(f"{FILE}letters/<int:number>/", letters.one_letter, name="one_letter"),
    path(f"{FILE}letters/<int:number>/again/", letters.send_again, name="send_again"),
    path(f"{FILE}letters/<int:number>/correct/", ending.correct, name="correct"),
    path(f"{FILE}revoke/", ending.revoke, name="revoke"),
    path(f"{FILE}documents/<slug:code>/", documents.document, name="document"),
    path(f"{VERSION}page/<int:number>/", documents.page_picture, name="page_image"),
    path(f"{VERSION}file/", documents.download, name="download"),
]
