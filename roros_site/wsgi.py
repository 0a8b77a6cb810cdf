"""The WSGI entry that gunicorn serves."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils import translation

# A page makes some thousands of short-lived objects; looking for cycles after every 700 costs it a sixth of its time.
COLLECT_AFTER = 20_000

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roros_site.settings")
application = get_wsgi_application()
# Everything is loaded here, before gunicorn forks, and left alone from then on, so that the workers share it.
get_resolver().url_patterns  # noqa: B018 (reading it imports every view)
for language, _name in settings.LANGUAGES:
    with translation.override(language):
        translation.gettext("")
gc.collect()
gc.freeze()
gc.set_threshold(COLLECT_AFTER, 20, 20)
