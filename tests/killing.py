"""The real command, killed: started with its arguments, ended by the system at a chosen moment.

Takes the arguments of `python -m generator`. Gives whether it was killed before it had finished.
Must not judge what is left.

Run as a script it is the command itself, in a child that is killed at a given step: the steps are
what the interpreter asks of the system (a file opened, made, renamed, linked, deleted), so a step
is the same moment in every run, however busy the machine.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import generator

SLOW = 1800
"""Seconds after which a run hangs."""

IN_TWO_STEPS = "two steps"
"""An exchange of folders as on a system that cannot swap them at once."""


def kill_in_turn(rounds: Sequence[dict[str, object]], *, exchange: str = "") -> list[object]:
    """What each round left: `words` of the command, `at` the share of its steps before the kill.

    A round without `at` is not killed; the last of those before the first kill is the measure of
    the steps. `watch` is the folder whose files are told afterwards, by
    path and digest, with whatever lies hidden beside it.
    """
    done = subprocess.run(
        [sys.executable, __file__, json.dumps([*rounds]), exchange],
        capture_output=True,
        text=True,
        check=False,
        timeout=SLOW,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1795305600"},
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    told: list[object] = json.loads(done.stdout.splitlines()[-1])
    return told


def kill_after(seconds: float, words: Sequence[str]) -> bool:
    """Start the real command and kill it after so long; whether it was still at work."""
    command = [sys.executable, "-m", "generator", *words]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True) as running:
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            return True
    return False


def look(folder: Path) -> dict[str, object]:
    """The files of a folder by path and digest, and the hidden names beside it."""
    import hashlib

    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    hidden = sorted(path.name for path in folder.parent.iterdir() if path.name.startswith("."))
    return {"files": files, "rubbish": [name for name in hidden if ".new-" in name]}


def _run(words: list[str], at: int) -> tuple[int, int]:
    """The exit status of the command in a child killed at a step, and how many steps it took."""
    from generator.cli import main

    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        status = os.waitpid(child, 0)[1]
        with os.fdopen(reading) as told:
            return status, int(told.read() or 0)
    seen = 0

    def count(_event: str, _arguments: object) -> None:
        nonlocal seen
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.argv = ["scorecard", *words]
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 (a device)
        os.dup2(nowhere.fileno(), 1)
    sys.addaudithook(count)
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    os.write(writing, str(seen).encode())
    os._exit(int(code or 0))  # type: ignore[call-overload]


def load_everything() -> None:
    """Load what a build loads, so that no child of this process does it again."""
    for library in ("altair", "vl_convert", "sqlite3"):
        import_module(library)
    for module in walk_packages(generator.__path__, "generator."):
        if module.name != "generator.__main__":
            import_module(module.name)


def _swap_in_two_steps() -> None:
    """Take the C library's renameat2 away, as where there is none."""
    import ctypes

    def missing(*_arguments: object, **_options: object) -> object:
        raise OSError("no such library")

    ctypes.CDLL = missing  # type: ignore[assignment,misc]


def _main() -> None:
    load_everything()
    if sys.argv[2] == IN_TWO_STEPS:
        _swap_in_two_steps()
    left, whole, killed = [], 1, False
    for one in json.loads(sys.argv[1]):
        place = Path(one["watch"])
        status, steps = _run(one["words"], round(one["at"] * whole) if "at" in one else 0)
        # A build behind a killed one takes more: it clears up first.
        killed = killed or status != 0
        whole = whole if killed else steps
        left.append({"status": status, **look(place)})
    sys.stdout.write("\n" + json.dumps(left) + "\n")


if __name__ == "__main__":
    _main()
