"""The site in a process of its own, on a database of its own, as gunicorn serves it."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time

from django.conf import settings

START_SECONDS = 60


class Server:
    """One gunicorn worker on a free port; `kill()` must follow `start()`. `variables` go into its environment."""

    def __init__(self, folder, database, **variables):
        self.port = free_port()
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": database,
            "TMPDIR": str(folder),
            "LOG_LEVEL": "CRITICAL",
            **variables,
        }
        self.process = None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def run(self, program):
        """Run Python in the server's environment, before or beside it."""
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=settings.BASE_DIR, env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    def start(self):
        command = [
            sys.executable, "-m", "gunicorn", "roros_site.wsgi", "--bind", f"127.0.0.1:{self.port}", "--workers", "1",
            "--threads", "6", "--no-control-socket", "--log-level", "critical",
        ]  # fmt: skip
        self.process = subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=self.environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                if self.ask("GET", "/robots.txt").status:
                    return self
        raise AssertionError("the server did not start")

    def kill(self):
        """End it at once, without a chance to tidy up."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def ask(self, method, address, headers=None):
        """The response, its text read, with how long it took as `seconds`."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        began = time.monotonic()
        link.request(method, address, headers=headers or {})
        response = link.getresponse()
        response.text = response.read().decode()
        response.seconds = time.monotonic() - began
        link.close()
        return response


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
