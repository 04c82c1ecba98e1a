"""Addresses of the guide: which permit, visa indexes one by one, fees on any day, what the law changed."""

from django.urls import path

from tinggal.guide import changes, fees, index, which

app_name = "guide"
urlpatterns = [
    path("which/", which.which, name="which"),
    path("which/days.ics", which.days, name="days"),
    path("fees/", fees.fees, name="fees"),
    path("law/", changes.days, name="changes"),
    path("law/<str:on>/", changes.day, name="changed"),
    path("permits/indexes/<str:code>/", index.index, name="index"),
]
