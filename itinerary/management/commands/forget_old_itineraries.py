"""Delete itineraries nobody has used for long: unsaved after 90 days, saved after 24 months."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from itinerary import services


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Only say how many would go.")
        parser.add_argument("--batch", type=int, default=500, help="How many to delete in one transaction.")

    def handle(self, *, dry_run, batch, **options):
        now = timezone.now()
        if dry_run:
            self.stdout.write(f"{services.old_itineraries(now).count()} itineraries would be deleted.")
            return
        total = 0
        while number := services.forget_old(now=now, batch=max(1, batch)):
            total += number
            self.stdout.write(f"{total} deleted")
        self.stdout.write(f"Done: {total} itineraries deleted.")
