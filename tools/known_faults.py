"""Look the locked versions up for known vulnerabilities, as the last step of `make lock`: at OSV,
else at PyPI. Where neither answers, that is said and nothing is promised."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock", "tools/uv.lock")
SERVICES = ("osv", "pypi")
AUDIT = "pip-audit==2.10.1"
"""By the Python Packaging Authority (Apache-2.0); in an environment of its own, for it needs 28
libraries more."""
SECONDS = 120


def look_up(lock: str, service: str) -> tuple[list[dict[str, Any]], str]:
    """What a service says of each version of a lock; nothing, and why, where it does not know
    them."""
    run = [
        str(Path(sys.executable).with_name("uv")),
        "run",
        "--isolated",
        "--no-project",
        "--quiet",
        "--with",
        AUDIT,
    ]
    # A lock holds all there is: nothing is resolved.
    how = [
        "--disable-pip",
        "--require-hashes",
        "--format=json",
        "--timeout=15",
        "--progress-spinner=off",
    ]
    command = [*run, "pip-audit", *how, f"--vulnerability-service={service}", "--requirement", lock]
    try:
        answer = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return [], f"no answer in {SECONDS} s"
    try:
        found = json.loads(answer.stdout)["dependencies"]
    except ValueError:
        last = (answer.stderr.strip().splitlines() or ["no words"])[-1]
        return [], f"{last[:100]} ..." if len(last) > 100 else last
    if all("skip_reason" in each for each in found):  # a mirror of PyPI has no such addresses
        return [], f"knows none of {len(found)} versions"
    return found, ""


def faults_in(found: list[dict[str, Any]]) -> list[str]:
    """A line for each known vulnerability: the version, its number, what mends it."""
    lines = []
    for each in found:
        for fault in each.get("vulns", ()):
            mended = ", ".join(fault["fix_versions"]) or "no version yet"
            lines.append(f"{each['name']} {each['version']}: {fault['id']}, mended in {mended}")
    return lines


def tell(lock: str, service: str, found: list[dict[str, Any]]) -> str:
    """What was looked up, what is known, and which versions the service does not know."""
    unknown = [each["name"] for each in found if "skip_reason" in each]
    faults = faults_in(found)
    count = f"{len(found) - len(unknown)} versions looked up at {service}"
    told = [f"{lock}: {count}, {len(faults)} known vulnerabilities."]
    told += [f"  {fault}" for fault in faults]
    told += [f"  not known there: {', '.join(unknown)}"] if unknown else []
    return "".join(f"{line}\n" for line in told)


def check(lock: str) -> bool:
    """Look one lock up and say what came of it. False where a vulnerability is known."""
    reasons = []
    for service in SERVICES:
        found, why = look_up(lock, service)
        if found:
            sys.stdout.write(tell(lock, service, found))
            return not faults_in(found)
        reasons.append(f"  {service}: {why}\n")
    sys.stderr.write(
        "".join(
            [f"{lock}: NOT looked up for known vulnerabilities, for nobody answered.\n", *reasons]
        )
    )
    return True


if __name__ == "__main__":
    is_clean = [check(lock) for lock in LOCKS]
    sys.exit(not all(is_clean))
