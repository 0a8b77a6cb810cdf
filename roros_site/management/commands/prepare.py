"""Make this machine ready: tables, the region's data, and a staff login."""

import hashlib
import secrets
from pathlib import Path

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from destinations.models import Region

STAFF_EMAIL = "staff@example.org"


def data_digest(folder):
    """A digest over names and contents of the data files, so that an unchanged folder is not loaded again."""
    digest = hashlib.blake2s()
    for path in sorted(Path(folder).rglob("*.json")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


class Command(BaseCommand):
    help = "Migrate, load the region's data when it has changed, and make a staff login. Safe to run again."

    def handle(self, *args, **options):
        self.stdout.write("Bringing the database up to date ...")
        call_command("migrate", verbosity=0, interactive=False)
        self.load_data()
        self.make_staff()

    def load_data(self):
        kept = settings.VAR_DIR / "loaded-data"
        digest = data_digest(settings.DATA_DIR)
        if Region.objects.exists() and kept.is_file() and kept.read_text() == digest:
            return
        self.stdout.write(f"Loading the region's data from {settings.DATA_DIR.name}/ ...")
        call_command("load_region", str(settings.DATA_DIR), stdout=self.stdout)
        kept.write_text(digest)

    @transaction.atomic
    def make_staff(self):
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(9)
        user = users.create_superuser(STAFF_EMAIL, password, name="Staff")
        EmailAddress.objects.create(user=user, email=STAFF_EMAIL, verified=True, primary=True)
        login = settings.VAR_DIR / "staff-login"
        login.touch(mode=0o600)
        login.write_text(f"{STAFF_EMAIL} {password}\n")
