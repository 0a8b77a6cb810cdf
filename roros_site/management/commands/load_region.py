"""Load a region's data from a folder."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from roros_site.loading import load_region
from roros_site.loading.reading import DataError
from roros_site.loading.scaling import scale_places


class Command(BaseCommand):
    help = "Load a region's folder of JSON and GeoJSON. Safe to run again; what staff edited is kept."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", default=str(settings.DATA_DIR))
        parser.add_argument("--overwrite", action="store_true", help="also replace what staff have edited")
        parser.add_argument("--scale", type=int, metavar="N", help="multiply places to N, for measuring only")

    def handle(self, *args, folder, overwrite, scale, **options):
        try:
            load_region(folder, overwrite=overwrite, report=self.stdout.write)
        except DataError as error:
            raise CommandError(f"{error}. Nothing was changed.") from error
        if scale:
            made = scale_places(scale)
            self.stdout.write(f"  {made} copies of places made, for measuring")
