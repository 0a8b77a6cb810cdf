"""Whether every text for people is translated, in the program and in its compiled catalogues."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

TRANSLATED = ("nb", "de")
DOMAIN = "django"


class Command(BaseCommand):
    help = "Fail when a message is missing, fuzzy or untranslated, or a compiled catalogue is stale."

    def handle(self, *args, **options):
        for tool in ("xgettext", "msgfmt", "msgmerge", "msgattrib"):
            if not shutil.which(tool):
                raise CommandError(f"{tool} is needed: install Debian's package gettext.")
        faults = [fault for language in TRANSLATED for fault in self.faults(language)]
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write("Translations are whole: " + ", ".join(TRANSLATED))

    def faults(self, language):
        folder = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES"
        catalogue = folder / f"{DOMAIN}.po"
        known = self.message_ids(catalogue)
        wanted = self.message_ids(self.template())
        for message in sorted(wanted - known):
            yield f"{language}: missing: {message!r}"
        for message in sorted(known - wanted):
            yield f"{language}: stale: {message!r}"
        for flag, what in (("--untranslated", "untranslated"), ("--only-fuzzy", "fuzzy")):
            for message in sorted(self.message_ids(catalogue, flag)):
                yield f"{language}: {what}: {message!r}"
        with tempfile.NamedTemporaryFile(suffix=".mo") as compiled:
            run("msgfmt", "--check-format", "-o", compiled.name, str(catalogue))
            kept = folder / f"{DOMAIN}.mo"
            if not kept.is_file() or Path(compiled.name).read_bytes() != kept.read_bytes():
                yield f"{language}: django.mo is not made from django.po; run `manage.py compilemessages`"

    def template(self):
        """A fresh catalogue of all messages in the program, made in a copy so that nothing here changes."""
        if not hasattr(self, "_template"):
            self._folder = tempfile.TemporaryDirectory()
            target = Path(self._folder.name) / "site"
            shutil.copytree(settings.BASE_DIR, target, ignore=left_out)
            (target / "locale").mkdir()
            run("git", "init", "-q", cwd=target)
            run(
                str(settings.BASE_DIR / ".venv/bin/python"),
                "-m",
                "django",
                "makemessages",
                "--locale=xx",
                "--no-location",
                cwd=target,
            )
            self._template = target / "locale/xx/LC_MESSAGES" / f"{DOMAIN}.po"
        return self._template

    def message_ids(self, catalogue, *flags):
        """The set of msgids (with context) in a catalogue, the header left out."""
        text = run("msgattrib", "--no-wrap", "--no-obsolete", *flags, str(catalogue))
        ids, context, reading = set(), "", None
        for line in text.splitlines():
            if line.startswith("msgctxt "):
                context = line[8:]
            elif line.startswith("msgid "):
                reading = line[6:]
            elif line.startswith('"') and reading is not None:
                reading += line
            elif reading is not None:
                ids.add(context + reading)
                context, reading = "", None
        return ids - {'""'} - {i for i in ids if "Project-Id-Version" in i or i == '""'}


def left_out(folder, names):
    """What the copy for makemessages does without."""
    return [
        n
        for n in names
        if n
        in {".venv", ".git", "var", "media", "staticfiles", "node_modules", "data", "locale", "__pycache__"}
    ]


def run(*command, cwd=None):
    """A tool's output; raises CommandError with what it complained of."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)  # noqa: S603
    if done.returncode:
        raise CommandError(f"{' '.join(command)}: {done.stderr.strip()}")
    return done.stdout
