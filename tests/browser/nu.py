"""The Nu Html Checker over addresses; as a script, fetches the checker into a folder.

Takes the environment: Java, and a jar that SCORECARD_NU names or `make nu` laid down. Gives what is
wrong as lines of text. All addresses are read in one start of Java, which costs more than a page.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import npm

SETTING = "SCORECARD_NU"
PLACE = Path(__file__).resolve().parents[2] / ".venv" / "nu" / "vnu.jar"
RELEASE = "26.9.27"
PACKAGE = npm.Package(
    "vnu-jar", RELEASE, "5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7"
)
"""Its jar runs on any machine with Java."""

# Pages are read from their address, so that 'self' of their policy means what it means to readers:
# read as files, every stylesheet counts as foreign. The checker refuses loopback unless it is told.
JAVA = (
    "-XX:TieredStopAtLevel=1",  # halves the time of a run that lasts a few seconds
    "-Xss2m",
    "-Dnu.validator.servlet.allow-forbidden-hosts=true",
)


def missing(environment: Mapping[str, str]) -> str:
    """What keeps the checker from running here; "" for nothing."""
    if not shutil.which("java", path=environment.get("PATH")):
        return "the Nu Html Checker needs Java"
    if not jar_of(environment).is_file():
        return f"no Nu Html Checker is here: `make nu` fetches it, or {SETTING} names its jar"
    return ""


def jar_of(environment: Mapping[str, str]) -> Path:
    """Where the checker lies, or should."""
    return Path(environment.get(SETTING) or PLACE)


def find_html_faults(addresses: Iterable[str]) -> list[str]:
    """Errors and warnings alike, one line each, with the address and the line."""
    jar = jar_of(os.environ)
    options = ("--format", "json", "--exit-zero-always", "--stdout")
    command = ["java", *JAVA, "-jar", str(jar), *options, *addresses]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return sorted(_line(message) for message in json.loads(done.stdout)["messages"])


def _line(message: Mapping[str, Any]) -> str:
    kind = message.get("subType", message["type"])
    where = f"{message['url']}:{message.get('lastLine', 0)}"
    return f"{where}: {kind}: {message['message']}: {message.get('extract', '')}"


if __name__ == "__main__":
    if not jar_of(os.environ).is_file():
        npm.fetch(PACKAGE, {"package/build/dist/vnu.jar": jar_of(os.environ)})
