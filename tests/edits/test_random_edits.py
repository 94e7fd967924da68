"""Make random changes, uploads and undos by two people; a plain dict says what must come out."""

from collections import Counter
from datetime import date
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monev import figures
from monev.core.typed_input import EntryRefused
from monev.database import Database, rows_of
from monev.edits.single_edits import Target, cancel_change, edit
from monev.journal import open_journal
from monev.writing.append import FieldClash
from monev.writing.plan_versions import find_last, read_stored, version_at
from tests.database.tables import all_table_content
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)

COLUMNS = ("jenis", "kode", "langkah_aksi", "tenggat", "kolom", "dari", "ke")
KODE = {"I.1.1": ("2025-03", "2025-06"), "V.a.1.1": ("2025-09",)}
TENGGAT = [("I.1.1", "2025-03"), ("I.1.1", "2025-06"), ("V.a.1.1", "2025-09")]
ACTOR = st.sampled_from(["Ani", "Budi"])
TEXTS = ("", "Hujan", "Belum dianggarkan")
DAY = date(2025, 7, 10)


def action(what: str, *values: str | None):
    """Return an action: (what, who, (kode, tenggat), value)."""
    return st.tuples(st.just(what), ACTOR, st.sampled_from(TENGGAT), st.sampled_from(values))


ACTIONS = st.one_of(
    action("laporan", "belum", "proses", "selesai"),
    action("tanggal", "2025-03-10", "2025-06-20"),
    action("kendala", *TEXTS),
    action("bukti", "belum_ada", "ada"),
    action("pic", None, "Ketua", "Kasubbag"),
    st.tuples(st.just("urungkan"), ACTOR, st.integers(0, 9), st.none()),
    action("unggah", *TEXTS),
)


class Model:
    """The rencana as a dict (kode, tenggat, field) → value, by the rules of docs/design.md §5."""

    def __init__(self) -> None:
        usual = {"laporan": "belum", "kendala": "", "bukti": "belum_ada"}
        usual |= dict.fromkeys(("tanggal_selesai", "selesai_sejak"))
        self.isi = {(*place, field): value for place in TENGGAT for field, value in usual.items()}
        self.isi |= {(kode, None, "pic"): None for kode in KODE}

    def laporan(self, place, status: str) -> dict:
        new = {(*place, "laporan"): status}
        if status != "selesai":
            new |= {(*place, "tanggal_selesai"): None, (*place, "selesai_sejak"): None}
        elif self.isi[*place, "laporan"] != "selesai":
            new |= {(*place, "selesai_sejak"): str(DAY)}
        return new

    def replace_fields(self, new: dict) -> dict:
        """Set these fields; return each that changed with the value before and after."""
        changed = {}
        for field, value in new.items():
            if self.isi[field] != value:
                changed[field] = (self.isi[field], value)
        self.isi |= new
        return changed

    def undoes(self, changed: dict) -> bool:
        """True if these fields can go back: nobody went on from them, and the rencana stays valid.

        It is valid if no target has a day of completion without being selesai.
        """
        for field, values in changed.items():
            if self.isi[field] not in values:
                return False
        restored = self.isi | {field: before for field, (before, _) in changed.items()}
        for place in TENGGAT:
            if restored[*place, "tanggal_selesai"] and restored[*place, "laporan"] != "selesai":
                return False
        return True

    def langkah(self) -> list[dict]:
        result = []
        for kode, months in KODE.items():
            targets = []
            for month in months:
                names = ("laporan", "tanggal_selesai", "selesai_sejak", "kendala")
                report = {name: self.isi[kode, month, name] for name in names}
                bukti = {"Undangan": self.isi[kode, month, "bukti"]}
                targets.append(tenggat_content(month, bukti=bukti, **report))
            result.append(langkah_content(kode, targets, pic=self.isi[kode, None, "pic"]))
        return sample_content(result)["langkah"]


def upload(journal, model: Model, number: int) -> None:
    content = sample_content(model.langkah(), unggahan=number, posisi=str(DAY))
    append_unggahan(journal, content)


def undo(db, model: Model, done: tuple[int, dict], pelaku: str) -> None:
    """Undo an entry in the store and in the model."""
    entry, changed = done
    can_be_undone = model.undoes(changed)
    try:
        cancel_change(db, SATKER, TAHUN, entry, pelaku=pelaku)
    except (FieldClash, EntryRefused):
        assert not can_be_undone
    else:
        model.replace_fields({field: before for field, (before, _) in changed.items()})


def do_action(dbs, journal, model: Model, done: list, taken) -> None:
    """Do one action in the store and in the model.

    `done` holds (entry, changed fields) of what can be undone.
    """
    what, pelaku, place, value = taken
    db = dbs[pelaku]
    if what == "unggah":
        model.replace_fields({(*place, "kendala"): value})
        upload(journal, model, read_stored(db, SATKER, TAHUN).next_number)
        return
    if what == "urungkan":
        if done:
            undo(db, model, done[place % len(done)], pelaku)
        return
    target, column, new = Target(*place), what, {(*place, what): value}
    if what == "laporan":
        new = model.laporan(place, value)
    elif what == "tanggal":
        column, new = "tanggal_selesai", {(*place, "tanggal_selesai"): value}
    elif what == "bukti":
        target, column = Target(*place, "Undangan"), "status"
    elif what == "pic":
        target, new = Target(place[0]), {(place[0], None, "pic"): value}
    if what == "tanggal" and model.isi[*place, "laporan"] != "selesai":
        with pytest.raises(EntryRefused):
            edit(db, SATKER, TAHUN, target, {column: value}, pelaku=pelaku)
        return
    result = edit(db, SATKER, TAHUN, target, {column: value}, pelaku=pelaku)
    changed = model.replace_fields(new)
    assert (result.entry is None) == (not changed)
    if changed:
        done.append((result.entry.nomor, changed))


def _check_journal_and_tables_agree(db) -> None:
    """Check that the newest unggahan has the same changes in its content and in the tables."""
    newest = find_last(db, SATKER, TAHUN).content
    if newest["jenis"] == "suntingan":
        view = figures.view_at(db, SATKER, TAHUN, DAY)
        recorded = map(itemgetter(*COLUMNS), rows_of(figures.changes_of(db, view.unggahan_id)))
        assert Counter(recorded) == Counter(map(itemgetter(*COLUMNS), newest["perubahan"]))


@settings(max_examples=settings.default.max_examples // 4)
@given(st.lists(ACTIONS, max_size=9))
def test_any_changes_uploads_and_undoing_give_what_a_plain_dict_says_and_rebuild_to_the_last_row(
    today, actions
):
    today(str(DAY))
    with TemporaryDirectory() as folder:
        place = Path(folder)
        journal = open_journal(place / "jurnal")
        model, done = Model(), []
        upload(journal, model, 1)
        dbs = {
            "Ani": Database.open_at(place / "ani.duckdb", journal),
            "Budi": Database.open_at(None, journal),
        }
        expected = {1: model.langkah()}
        for taken in actions:
            do_action(dbs, journal, model, done, taken)
            expected[journal.tip()[0]] = model.langkah()
            assert find_last(dbs["Budi"], SATKER, TAHUN).content["langkah"] == model.langkah()
        for number, langkah in expected.items():
            assert version_at(dbs["Ani"], number).content["langkah"] == langkah
        dbs["Ani"].catch_up()
        _check_journal_and_tables_agree(dbs["Ani"])
        for db in dbs.values():
            db.close()
        Database.open_at(place / "ulang.duckdb", journal).close()
        assert all_table_content(place / "ulang.duckdb") == all_table_content(place / "ani.duckdb")
