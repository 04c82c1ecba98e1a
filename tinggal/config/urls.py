"""Which room answers which address."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from tinggal.config.health import health

handler403 = "tinggal.pages.views.forbidden"
handler404 = "tinggal.pages.views.not_found"
handler500 = "tinggal.pages.views.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    path("accounts/", include("allauth.urls")),
    path("desk/", include("tinggal.desk.urls")),
    path("sponsor/", include("tinggal.sponsor.urls")),
    path("audit/", include("tinggal.audit.urls")),
    path("manage/", include("tinggal.manage.urls")),
    path("payments/", include("tinggal.payments.urls")),
    path("notices/", include("tinggal.notices.urls")),
    path("", include("tinggal.track.urls")),
    path("", include("tinggal.guide.urls")),
    path("", include("tinggal.help.urls")),
    path("", include("tinggal.pages.urls")),
    path("", include("tinggal.mine.urls")),
    path("", include("tinggal.portal.urls")),
]
if settings.SIMULATORS_ENABLED:
    urlpatterns.insert(0, path("simulators/", include("tinggal.simulators.urls")))
