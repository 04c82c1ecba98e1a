"""Addresses of what belongs to a person rather than to one file, mounted at the root."""

from django.urls import path

from tinggal.mine import account, correct, data, messages, opened, phone, sessions, wallet, wallet_files

app_name = "mine"
urlpatterns = [
    path("account/", account.account, name="account"),
    path("account/opened/", opened.opened, name="opened"),
    path("account/phone/", phone.phone, name="phone"),
    path("account/phone/code/", phone.send_phone_code, name="send_phone_code"),
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
