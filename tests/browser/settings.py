"""Settings of the site that the browser tests visit: as in production, in folders of its own."""

from roros_site.settings import *  # noqa: F403
from roros_site.settings import VAR_DIR

STATIC_ROOT = VAR_DIR / "static"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
