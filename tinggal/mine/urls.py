"""Addresses of what belongs to a person rather than to one file, mounted at the root."""

from django.urls import path

from tinggal.mine import (
    account,
    correct,
    data,
    messages,
    new_password,
    opened,
    opening,
    phone,
    sessions,
    wallet,
    wallet_files,
)

app_name = "mine"
urlpatterns = [
    path("account/", account.account, name="account"),
    path("account/opened/", opened.opened, name="opened"),
    path("account/phone/", phone.phone, name="phone"),
    path("account/phone/code/", phone.send_phone_code, name="send_phone_code"),
    path("account/open/", opening.begin, name="open_account"),
    path("account/open/code/", opening.code, name="open_account_code"),
    path("account/new-password/", new_password.begin, name="new_password"),
    path("account/new-password/code/", new_password.code, name="new_password_code"),
    path("account/new-password/choose/", new_password.choose, name="choose_password"),
    path("account/messages/", messages.chosen_messages, name="messages"),
    path("account/devices/<int:number>/sign-out/", sessions.sign_out, name="sign_out_there"),
    path("account/data/", data.data, name="data"),
    path("account/data/copy/", data.ask_for_copy, name="ask_for_copy"),
    path("account/data/copy/<int:number>/", data.fetch_copy, name="fetch_copy"),
    path("account/data/correct/", correct.correct, name="correct"),
    path("account/data/drafts/<str:reference>/", data.delete_draft, name="delete_draft"),
    path("account/close/", data.close, name="close"),
    path("account/signed-out/", wallet.signed_out, name="signed_out"),
    path("wallet/", wallet.wallet, name="wallet"),
    path("wallet/home-screen/", wallet.home_screen, name="home_screen"),
    path("wallet/app.webmanifest", wallet_files.manifest, name="manifest"),
    path("wallet/worker.js", wallet_files.worker, name="worker"),
    path("wallet/<int:number>/seal.svg", wallet_files.seal, name="seal"),
    path("wallet/<int:number>/letter.pdf", wallet_files.letter, name="letter"),
]
