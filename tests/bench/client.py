"""One visitor at a time: plain HTTP over a connection that is kept, with the cookies it was given."""

import http.client
from http.cookies import SimpleCookie
from urllib.parse import urlencode


class Unexpected(Exception):
    """The site answered something else than what is measured."""


class Client:
    """Asks one server, one request after the other; raises Unexpected unless the status is the one expected."""

    def __init__(self, port, encoding="br, gzip"):
        self.port, self.encoding, self.cookies = port, encoding, {}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def get(self, path, *, expect=200, **headers):
        """(headers, body as sent) of a page."""
        return self._ask("GET", path, None, expect, headers)

    def post(self, path, fields, *, expect=303):
        """(headers, body) of the answer to a form, sent as a browser's script sends it."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        return self._ask("POST", path, urlencode(fields), expect, headers)

    def _ask(self, method, path, body, expect, headers):
        sent = {"Accept-Encoding": self.encoding, **headers}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            self.connection.request(method, path, body, sent)
            response = self.connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            # The server lets a quiet connection go after two seconds.
            self.connection.close()
            self.connection.request(method, path, body, sent)
            response = self.connection.getresponse()
        content = response.read()
        if response.status != expect:
            raise Unexpected(f"{method} {path}: {response.status}, not {expect}")
        for cookie in response.headers.get_all("Set-Cookie", ()):
            for name, morsel in SimpleCookie(cookie).items():
                self.cookies[name] = morsel.value
        return response.headers, content
