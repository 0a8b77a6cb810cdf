from django.core.management.base import BaseCommand

from roros_site.search import rebuild


class Command(BaseCommand):
    help = "Writes the search index anew from everything that is published."

    def handle(self, *args, **options):
        self.stdout.write(f"{rebuild()} documents written.")
