"""What is measured: gunicorn with this site or the bare one, in folders of its own, and what its workers use."""

import http.client
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORKERS, THREADS = 2, 4
PLACES = 20_000
START_SECONDS = 60
_CPU_CLOCK = 2


@dataclass(slots=True)
class Server:
    """A running gunicorn; `workers` are the process ids of its workers."""

    name: str
    port: int
    process: subprocess.Popen
    workers: list[int]

    def processor_seconds(self):
        """User and system time of all workers together since they began, to the nanosecond."""
        return sum(time.clock_gettime((~pid << 3) | _CPU_CLOCK) for pid in self.workers)

    def memory_mib(self):
        """(resident, proportional, private) MiB of each worker."""
        return [_memory(pid) for pid in self.workers]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()


def _memory(pid):
    kib = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, amount = line.split(":")
        kib[name] = int(amount.split()[0])
    return kib["Rss"] / 1024, kib["Pss"] / 1024, (kib["Private_Clean"] + kib["Private_Dirty"]) / 1024


def environment(folder, **more):
    """What the measured site is told: production, in this folder, without limits on how often one may add."""
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH") if name in os.environ
    }
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "0",
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "SECRET_KEY": SECRET_KEY,
        "VAR_DIR": str(folder / "region"),
        "MEDIA_ROOT": str(folder / "media"),
        "BENCH_STATIC": str(folder / "static"),
        "RATE_LIMIT_FACTOR": "100000",
        "MALLOC_ARENA_MAX": "2",
        "LOG_LEVEL": "WARNING",
        "DEBUG": "0",
        **more,
    }


SECRET_KEY = secrets.token_urlsafe(50)


def prepare(folder, say):
    """Two databases (the region, and the region with PLACES places), the static files, the bare database."""
    region, scaled, bare = folder / "region", folder / "scaled", folder / "bare"
    for each in (region, bare):
        each.mkdir()
    say("The region's database ...")
    run("manage.py", "prepare", env=environment(folder))
    say(f"The same with {PLACES} places ...")
    shutil.copytree(region, scaled)
    run("manage.py", "load_region", "--scale", str(PLACES), env=environment(folder, VAR_DIR=str(scaled)))
    say("Static files ...")
    run("manage.py", "collectstatic", "--noinput", "--verbosity", "0", env=environment(folder))
    say("The yardstick's database ...")
    run("-m", "tests.bench.bare", env=environment(folder, BARE_DIR=str(bare)))


def run(*arguments, env):
    """Run Python in the project's folder; its standard output. CalledProcessError when it fails."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def serve(name, folder, *, application="roros_site.wsgi", **more):
    """Start gunicorn as `make serve` does, and wait until both workers answer."""
    port = _free_port()
    command = [
        sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}",
        "--workers", str(WORKERS), "--threads", str(THREADS), "--preload", "--no-control-socket",
        "--access-logfile", "/dev/null", "--log-level", "warning",
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=ROOT, env=environment(folder, **more))
    try:
        return Server(name, port, process, _wait(process, port))
    except BaseException:
        process.terminate()
        raise


def _free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _wait(process, port):
    """The ids of the workers, once the server answers anything at all."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    for _ in range(START_SECONDS * 10):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/robots.txt")
            connection.getresponse().read()
            connection.close()
        except OSError:
            time.sleep(0.1)
            continue
        workers = [int(pid) for pid in children.read_text().split()]
        if len(workers) == WORKERS:
            return workers
        time.sleep(0.1)
    raise RuntimeError("the server did not answer")
