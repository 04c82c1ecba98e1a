"""Django as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
application = get_wsgi_application()

from tinggal.config.starting import refuse_what_may_not_run  # noqa: E402  Django has to be set up first

refuse_what_may_not_run()
