"""Addresses of the pages nobody else owns."""

from django.urls import path

from tinggal.pages import views

app_name = "pages"
urlpatterns = [
    path("language/", views.language, name="language"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("terms/", views.terms, name="terms"),
    path("components/", views.components, name="components"),
    path("components/dark.css", views.dark, name="dark"),
    path("favicon.ico", views.tab_icon, name="tab_icon"),
]
