"""Which room answers which address."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from tinggal.config.health import health

def _there(route, name):  # TEMPORARY
    from importlib.util import find_spec
    return [path(route, include(name))] if find_spec(name.rsplit(".", 1)[0]) and find_spec(name) else []

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    path("accounts/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    *_there("desk/", "tinggal.desk.urls"),
    *_there("manage/", "tinggal.manage.urls"),
    *_there("payments/", "tinggal.payments.urls"),
    *_there("", "tinggal.track.urls"),
    *_there("", "tinggal.pages.urls"),
    *_there("", "tinggal.portal.urls"),
]
urlpatterns = [u for u in urlpatterns]  # TEMPORARY
if settings.SIMULATORS_ENABLED:
    urlpatterns.insert(0, path("simulators/", include("tinggal.simulators.urls")))
