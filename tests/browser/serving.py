"""A server of its own process and database, which a test may kill."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
REFERENCE = "reports/demonstration/cybercrime-phase-2.toml"
PASSWORD = "a long enough secret"
PATIENCE = 60  # seconds, for a machine with much else to do


class Server:
    """SQLite in a directory of the test; `people` are secretariat of the reference's project."""

    def __init__(self, directory: Path, people: tuple[str, ...]):
        self.port, self.process = free_port(), None
        self.address = f"http://127.0.0.1:{self.port}"
        known = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "CACHE_URL")}
        self.environment = known | {"DEBUG": "true", "DATABASE_URL": f"sqlite:///{directory}/db.sqlite3"}
        self.manage("migrate", "--verbosity", "0")
        self.manage("load_project", REFERENCE)
        for name in people:
            role = ("--role", "secretariat", "--project", "cybercrime-phase-2")
            self.manage("add_user", name, *role, "--password", PASSWORD)

    def manage(self, *words: str) -> None:
        command = [sys.executable, "manage.py", *words]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True, timeout=PATIENCE)

    def start(self) -> None:
        command = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{self.port}"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, **quiet)
        until = time.monotonic() + PATIENCE
        while not self.answers():
            assert time.monotonic() < until, "The server does not start."
            time.sleep(0.1)

    def answers(self) -> bool:
        if self.process is None or self.process.poll() is not None:
            return False
        try:
            return urllib.request.urlopen(f"{self.address}/healthz", timeout=5).status == 200
        except OSError:
            return False

    def kill(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(timeout=PATIENCE)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
