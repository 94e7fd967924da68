"""Looks up known vulnerabilities of the locked versions, as the last step of `make lock`.

It asks OSV, then PyPI. If neither answers, the output says so.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock", "tools/uv.lock")
SERVICES = ("osv", "pypi")
AUDIT = "pip-audit==2.10.1"
"""By the Python Packaging Authority (Apache-2.0). It runs in an environment of its own, because it
needs 28 more libraries."""
SECONDS = 120


def look_up(lock: str, service: str) -> tuple[list[dict[str, Any]], str]:
    """Ask a service about each version of a lock: its answers, or an empty list and the reason."""
    run = [
        str(Path(sys.executable).with_name("uv")),
        "run",
        "--isolated",
        "--no-project",
        "--quiet",
        "--with",
        AUDIT,
    ]
    # A lock is complete, so nothing is resolved.
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
    if all("skip_reason" in each for each in found):  # as a mirror of PyPI answers
        return [], f"knows none of {len(found)} versions"
    return found, ""


def faults_in(found: list[dict[str, Any]]) -> list[str]:
    """List a line per known vulnerability: version, number, and the version that fixes it."""
    lines = []
    for each in found:
        for fault in each.get("vulns", ()):
            mended = ", ".join(fault["fix_versions"]) or "no version yet"
            lines.append(f"{each['name']} {each['version']}: {fault['id']}, mended in {mended}")
    return lines


def tell(lock: str, service: str, found: list[dict[str, Any]]) -> str:
    """Write the count of looked up versions, their vulnerabilities, and the versions unknown to the
    service.
    """
    unknown = [each["name"] for each in found if "skip_reason" in each]
    faults = faults_in(found)
    count = f"{len(found) - len(unknown)} versions looked up at {service}"
    told = [f"{lock}: {count}, {len(faults)} known vulnerabilities."]
    told += [f"  {fault}" for fault in faults]
    if unknown:
        told.append(f"  not known there: {', '.join(unknown)}")
    return "".join(f"{line}\n" for line in told)


def check(lock: str) -> bool:
    """Look up one lock and print the result. False if a vulnerability is known."""
    reasons = []
    for service in SERVICES:
        found, why = look_up(lock, service)
        if found:
            sys.stdout.write(tell(lock, service, found))
            return not faults_in(found)
        reasons.append(f"  {service}: {why}\n")
    told = f"{lock}: NOT looked up for known vulnerabilities, for nobody answered.\n"
    sys.stderr.write("".join([told, *reasons]))
    return True


if __name__ == "__main__":
    is_clean = [check(lock) for lock in LOCKS]
    sys.exit(not all(is_clean))
