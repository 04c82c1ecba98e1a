"""Addresses of the sponsors' room, mounted at /sponsor/."""

from django.urls import path

from tinggal.sponsor import (
    batch_pages,
    bills,
    company,
    dashboard,
    files,
    home,
    mandate_pages,
    one_person,
    people,
    table_pages,
    team_pages,
    undertakings,
    worker_part,
)

app_name = "sponsor"
urlpatterns = [
    path("", home.home, name="home"),
    path("register/", home.registering, name="register"),
    path("join/<str:token>/", team_pages.joining, name="join"),
    path("mandates/", mandate_pages.mandates, name="mandates"),
    path("mandates/<int:number>/", mandate_pages.mandate, name="mandate"),
    path("mandates/<int:number>/answer/", mandate_pages.answer_mandate, name="answer_mandate"),
    path("<int:sponsor>/mandates/ask/", mandate_pages.ask_mandate, name="ask_mandate"),
    path("<int:sponsor>/team/", team_pages.team, name="team"),
    path("<int:sponsor>/team/<int:number>/", team_pages.member, name="member"),
    path("<int:sponsor>/team/<int:number>/change/", team_pages.change_member, name="change_member"),
    path("<int:sponsor>/", dashboard.dashboard, name="dashboard"),
    path("<int:sponsor>/people/", people.people, name="people"),
    path("<int:sponsor>/people/<int:number>/", people.person, name="person"),
    path("<int:sponsor>/begin/", one_person.one_person, name="one_person"),
    path("<int:sponsor>/together/<int:number>/", batch_pages.batch, name="batch"),
    path("<int:sponsor>/together/<int:number>/correct/", table_pages.correct_rows, name="correct_rows"),
    path("<int:sponsor>/table/", table_pages.table, name="table"),
    path("<int:sponsor>/table/<str:code>/", table_pages.table_help, name="table_help"),
    path("<int:sponsor>/table/<str:code>/template/", table_pages.table_template, name="table_template"),
    path("<int:sponsor>/files/<str:reference>/", files.one_file, name="file"),
    path("<int:sponsor>/files/<str:reference>/step/", files.take_step, name="step"),
    path("<int:sponsor>/files/<str:reference>/worker/", worker_part.worker_part, name="worker_part"),
    path("<int:sponsor>/files/<str:reference>/worker/end/", worker_part.end_worker_link, name="end_worker_link"),
    path("<int:sponsor>/undertakings/", undertakings.undertakings, name="undertakings"),
    path("<int:sponsor>/undertakings/<int:number>/", undertakings.undertaking, name="undertaking"),
    path("<int:sponsor>/bills/", bills.bills, name="bills"),
    path("<int:sponsor>/bills/<int:number>/", bills.bill, name="bill"),
    path("<int:sponsor>/bills/<int:number>/ask/", bills.ask_bill, name="ask_bill"),
    path("<int:sponsor>/bills/<int:number>/undo/", bills.undo_bill, name="undo_bill"),
    path("<int:sponsor>/company/", company.company, name="company"),
    path("<int:sponsor>/company/check/", company.check_again, name="check_again"),
]
