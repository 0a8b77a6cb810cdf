"""Load a region's data from a folder."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from roros_site.loading import load_region
from roros_site.loading.reading import DataError
from roros_site.loading.scaling import scale_places

LARGEST_SCALE = 200_000


class Command(BaseCommand):
    help = "Load a region's folder of JSON and GeoJSON. Safe to run again; what staff edited is kept."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", default=str(settings.DATA_DIR))
        parser.add_argument("--overwrite", action="store_true", help="also replace what staff have edited")
        parser.add_argument("--scale", type=int, metavar="N", help="multiply places to N, for measuring only")

    def handle(self, *args, folder, overwrite, scale, **options):
        if scale is not None and not 1 <= scale <= LARGEST_SCALE:
            raise CommandError(f"--scale takes a number of places from 1 to {LARGEST_SCALE}.")
        try:
            load_region(folder, now=timezone.now(), overwrite=overwrite, report=self.stdout.write)
        except DataError as error:
            raise CommandError(f"{error}. Nothing was changed.") from error
        if scale is not None:
            self.stdout.write(f"  {scale_places(scale)} copies of places made, for measuring")
