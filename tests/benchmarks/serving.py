"""The application as it is served: gunicorn on a port of this machine, with the settings of production."""

import os
import secrets
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
PORT = int(os.environ.get("BENCHMARK_PORT", "8765"))
HERE = f"http://127.0.0.1:{PORT}"
PATIENCE = 30  # seconds until it answers


@dataclass(frozen=True, kw_only=True)
class Server:
    process: subprocess.Popen
    place: dict[str, str]

    def workers(self) -> list[int]:
        """The kilobytes that each worker holds now."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [resident(pid) for pid in children]


def resident(pid: str) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])


@contextmanager
def served(database: str) -> Iterator[Server]:
    """Two synchronous workers, as gunicorn.conf.py says."""
    with TemporaryDirectory() as directory:
        place = {
            **os.environ,
            "DEBUG": "false",
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "tests.benchmarks.served",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "127.0.0.1",
            "SECURE_SSL_REDIRECT": "false",
            "CACHE_URL": f"filecache://{directory}/cache",
        }
        python(place, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        with subprocess.Popen(gunicorn(), cwd=ROOT, env=place, stdout=subprocess.DEVNULL) as process:
            try:
                wait_for(HERE)
                yield Server(process=process, place=place)
            finally:
                process.terminate()


def gunicorn() -> list[str]:
    config = "cybercrime_project/gunicorn.conf.py"
    where = ["--config", config, "--bind", f"127.0.0.1:{PORT}"]
    return [sys.executable, "-m", "gunicorn", *where, "cybercrime_project.wsgi"]


def python(place: dict[str, str], *arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=place, check=True, stdout=subprocess.PIPE)
    return done.stdout.decode()


def wait_for(address: str) -> None:
    for _ in range(10 * PATIENCE):
        try:
            urllib.request.urlopen(f"{address}/healthz").close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"Nothing answers at {address}.")
