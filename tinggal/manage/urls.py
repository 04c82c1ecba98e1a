"""Addresses of the administration."""

from django.urls import path, re_path

from tinggal.manage import (
    competence,
    deliveries,
    home,
    incidents,
    letters,
    officers,
    offices,
    reference,
    registers,
    rehearsals,
    roads,
    stand_ins,
)

app_name = "manage"
urlpatterns = [
    path("", home.home, name="home"),
    path("deliveries/", deliveries.deliveries, name="deliveries"),
    path("deliveries/<int:number>/again/", deliveries.try_again, name="again"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:number>/again/", letters.send_again, name="send_again"),
    path("registers/", registers.registers, name="registers"),
    path("status/", incidents.incidents, name="incidents"),
    path("status/new/", incidents.new_incident, name="new_incident"),
    path("status/<int:number>/", incidents.incident, name="incident"),
    path("status/<int:number>/end/", incidents.end_incident, name="end_incident"),
    path("status/<int:number>/take-back/", incidents.take_back_incident, name="take_back_incident"),
    path("offices/", offices.offices, name="offices"),
    path("offices/new/", offices.new_office, name="new_office"),
    path("offices/<slug:code>/", offices.office, name="office"),
    path("offices/<slug:code>/close/", offices.close, name="close"),
    path("competence/", competence.competence, name="competence"),
    re_path(r"^competence/(?P<code>[0-9]{2}\.[0-9]{2})/$", competence.serve, name="serve"),
    path("officers/", officers.officers, name="officers"),
    path("officers/appoint/", officers.give_post, name="appoint"),
    path("officers/<int:number>/end/", officers.end_post, name="end_post"),
    path("deputies/", stand_ins.stand_ins, name="stand_ins"),
    path("deputies/<int:number>/end/", stand_ins.end_stand_in, name="end_stand_in"),
    path("tariffs/", reference.tariffs, name="tariffs"),
    path("routes/", reference.routes, name="routes"),
    path("routes/<slug:name>/", roads.road, name="road"),
    path("routes/<slug:name>/rehearsal/", rehearsals.rehearse, name="rehearsal"),
    path("holidays/", reference.holidays, name="holidays"),
    path("reasons/", reference.reasons, name="reasons"),
    path("indexes/", reference.indexes, name="indexes"),
]
