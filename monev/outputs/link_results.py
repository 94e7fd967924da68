"""Keeps what a check of a plan's links found and on which day, by tahun (setting *tautan*)."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from monev.core import clock
from monev.core.records import JsonObject
from monev.database import Database, Row
from monev.evidence_files.link_check import check_links, links_in
from monev.figures import View
from monev.outputs.settings import change_of_tahun, stored_settings

_MATTER = "tautan"
DEAD = ("tidak_ada", "tidak_terjangkau")
"""The results of a link that nobody can open."""


class Checked(NamedTuple):
    """The last check: its day, and link → a key of `link_check.RESULTS`. Without a check: None."""

    day: date | None
    results: JsonObject


def read_checked(db: Database, view: View) -> Checked:
    """Read the last check of a plan's links."""
    stored = stored_settings(db, _MATTER, view.satker).get(view.satker, {}).get(str(view.tahun))
    if stored is None:
        return Checked(None, {})
    return Checked(date.fromisoformat(stored["hari"]), stored["hasil"])


def links_of(db: Database, view: View) -> list[Row]:
    """List each link of the plan's bukti in its order: kode, tenggat, bukti, tautan (the link)."""
    rows = db.ask("evidence/links", unggahan_id=view.unggahan_id)
    return [row | {"tautan": link} for row in rows for link in links_in(row["tautan"])]


def checked_links(db: Database, view: View) -> list[Row]:
    """List the plan's links as `links_of`, with `hasil`: what the last check found, "" if none."""
    results = read_checked(db, view).results
    return [row | {"hasil": results.get(row["tautan"], "")} for row in links_of(db, view)]


def dead_links(db: Database, view: View) -> list[Row]:
    """List the `checked_links` that nobody can open."""
    return [row for row in checked_links(db, view) if row["hasil"] in DEAD]


def check_plan(db: Database, view: View, told: Callable[[str], None], *, pelaku: str) -> None:
    """Check the plan's links and store what was found; `told` hears of each link that is done.

    Raises NotAllowed.
    """
    links = {row["tautan"]: None for row in links_of(db, view)}
    answers = check_links(links, told)
    found = {link: answer.result for link, answer in answers.items()}
    value: JsonObject = {"hari": clock.today().isoformat(), "hasil": found}
    change_of_tahun(db, view.satker, view.tahun, _MATTER, lambda _: value, pelaku=pelaku)
