"""Print where the site is and how staff sign in."""

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Print the site's address and the staff login made for this machine."

    def add_arguments(self, parser):
        parser.add_argument("address")

    def handle(self, *args, address, **options):
        self.stdout.write(f"\n  The site:     {address}")
        login = settings.VAR_DIR / "staff-login"
        if login.is_file():
            email, password = login.read_text().split()
            self.stdout.write(f"  For staff:    {address}admin/   {email}   {password}")
        self.stdout.write("  To stop it:   Ctrl-C\n")
