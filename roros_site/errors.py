"""The site's error pages: handlers for what Django refuses or cannot find."""

import sys

from roros_site.kit.refusals import is_outage, outage_page, refuse


def bad_request(request, exception=None):
    return refuse(request, 400)


def permission_denied(request, exception=None):
    return refuse(request, 403)


def not_found(request, exception=None):
    return refuse(request, 404)


def server_error(request):
    exception = sys.exc_info()[1]
    if exception is not None and is_outage(exception):
        return outage_page(request, exception)
    return refuse(request, 500)


def csrf_failure(request, reason=""):
    return refuse(request, 403)
