"""Addresses of help, mounted at the root: its home, its pages, the statements we owe."""

from django.urls import path

from tinggal.help import journeys, leaflet, reading, services, status

app_name = "help"
urlpatterns = [
    path("help/", reading.home, name="home"),
    path("help/how-to/<slug:code>/", reading.howto, name="howto"),
    path("help/questions/", reading.questions, name="questions"),
    path("help/questions/<slug:code>/", reading.question, name="question"),
    path("help/words/", reading.words, name="words"),
    path("help/words/<slug:code>/", reading.word, name="word"),
    path("help/stay/<slug:code>/", journeys.journey, name="journey"),
    path("help/services/", services.services, name="services"),
    path("help/services/<slug:code>/", services.service, name="service"),
    path("help/services/<slug:code>/leaflet-<slug:language>.pdf", leaflet.leaflet_file, name="leaflet"),
    path("status/", status.status, name="status"),
    path("official/", reading.official, name="official"),
]
