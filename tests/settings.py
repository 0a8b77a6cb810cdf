"""Settings of the test run: those of the site, with fast passwords, plain static names and folders of its own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = tempfile.mkdtemp(prefix="site-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ.update(
    VAR_DIR=_folder,
    MEDIA_ROOT=str(Path(_folder) / "media"),
    SECRET_KEY="only-for-tests-" + "x" * 40,
    DEBUG="0",
    EMAIL_URL="memorymail://",
)

from roros_site.settings import *  # noqa: E402, F403
from roros_site.settings import CACHES, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {
    **CACHES,
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "default"},
}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
