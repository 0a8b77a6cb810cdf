"""Plain pages for what cannot be answered: they need no database, no session and no script."""

import logging

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

logger = logging.getLogger(__name__)
LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
RETRY_SECONDS = 20
# What the drivers report under other classes than OperationalError: PostgreSQL read-only, tables or columns missing
# while a release is rolled out, and a damaged SQLite file.
OUTAGE_CODES = {"25006", "42P01", "42703", "SQLITE_CORRUPT", "SQLITE_NOTADB"}


class Refusal(Exception):
    """Raised by a view for an answer other than 404: 410 gone, 413 too large, 429 too many tries.

    `context` reaches the page `errors/<status>.html`.
    """

    def __init__(self, status, *, retry_after=None, **context):
        super().__init__(status)
        self.status, self.retry_after, self.context = status, retry_after, context


def language_of_path(path):
    """The language an address names by its first part; Norwegian when it names none."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in LANGUAGES else settings.LANGUAGE_CODE


def refuse(request, status, *, retry_after=None, **context):
    """A page of `errors/<status>.html` in the language of the address, never kept by anybody."""
    language = language_of_path(request.path_info)
    with translation.override(language):
        content = render_to_string(
            f"errors/{status}.html", {"language": language, "status": status, **context}
        )
    response = HttpResponse(content, status=status)
    response["Cache-Control"] = "no-store"
    if retry_after is not None:
        response["Retry-After"] = str(retry_after)
    return response


def is_outage(exception):
    """Whether an exception says the database cannot work, rather than that it was asked something wrong."""
    if isinstance(exception, (OperationalError, InterfaceError)):
        return True
    cause = exception.__cause__
    code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    return isinstance(exception, DatabaseError) and code in OUTAGE_CODES


def outage_page(request, exception):
    """The 503 page for a database that is away, read-only, full or locked."""
    logger.error("Database outage at %s: %s", request.path, exception)
    connection.close()
    return refuse(request, 503, retry_after=RETRY_SECONDS)


class RefusalMiddleware:
    """Turns refusals and database outages into their plain pages."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Refusal):
            return refuse(request, exception.status, retry_after=exception.retry_after, **exception.context)
        if is_outage(exception):
            return outage_page(request, exception)
        return None
