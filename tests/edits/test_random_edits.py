"""Any order of changes by two people, uploads and undoing: a plain dict says what must come out."""

import copy
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
from monev.journal import FolderJournal
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
TENGGAT = [(kode, t) for kode, all_keys in KODE.items() for t in all_keys]
ACTOR = st.sampled_from(["Ani", "Budi"])
TEXT = st.sampled_from(["", "Hujan", "Belum dianggarkan"])
ACTIONS = st.one_of(
    st.tuples(
        st.just("laporan"),
        ACTOR,
        st.sampled_from(TENGGAT),
        st.sampled_from(["belum", "proses", "selesai"]),
    ),
    st.tuples(
        st.just("tanggal"),
        ACTOR,
        st.sampled_from(TENGGAT),
        st.sampled_from(["2025-03-10", "2025-06-20"]),
    ),
    st.tuples(st.just("kendala"), ACTOR, st.sampled_from(TENGGAT), TEXT),
    st.tuples(
        st.just("bukti"), ACTOR, st.sampled_from(TENGGAT), st.sampled_from(["belum_ada", "ada"])
    ),
    st.tuples(
        st.just("pic"),
        ACTOR,
        st.sampled_from(TENGGAT),
        st.sampled_from([None, "Ketua", "Kasubbag"]),
    ),
    st.tuples(st.just("urungkan"), ACTOR, st.integers(0, 9), st.none()),
    st.tuples(st.just("unggah"), ACTOR, st.sampled_from(TENGGAT), TEXT),
)


class Model:
    """The rencana as one plain dict: (kode, tenggat, field) → value, by the rules of docs/design.md
    §5."""

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
            new |= {(*place, "selesai_sejak"): "2025-07-10"}
        return new

    def replace_fields(self, new: dict) -> dict:
        """Apply; returns what each changed field was and became."""
        differing = {k: (self.isi[k], v) for k, v in new.items() if self.isi[k] != v}
        self.isi |= new
        return differing

    def langkah(self) -> list[dict]:
        result = []
        for kode, everything in KODE.items():
            content_t = []
            for t in everything:
                said = {
                    k: self.isi[kode, t, k]
                    for k in ("laporan", "tanggal_selesai", "selesai_sejak", "kendala")
                }
                content_t.append(
                    tenggat_content(t, bukti={"Undangan": self.isi[kode, t, "bukti"]}, **said)
                )
            result.append(langkah_content(kode, content_t, pic=self.isi[kode, None, "pic"]))
        return sample_content(result)["langkah"]


def do_action(dbs, journal, model: Model, remarks: list, action_taken) -> None:
    """One thing done, in the store and in the model; `remarks` holds (entry, changed fields) of
    what can be undone."""
    what, pelaku, where, value = action_taken
    db = dbs[pelaku]
    if what == "unggah":
        model.replace_fields({(*where, "kendala"): value})
        number = read_stored(db, SATKER, TAHUN).next_number
        append_unggahan(
            journal, sample_content(model.langkah(), unggahan=number, posisi="2025-07-10")
        )
        return
    if what == "urungkan":
        if remarks:
            entry, differing = remarks[where % len(remarks)]
            whole = all(model.isi[k] in (from_, index) for k, (from_, index) in differing.items())
            restored = {k: from_ for k, (from_, index) in differing.items()}
            finished = {**model.isi, **restored}
            valid = all(
                finished[*t, "laporan"] == "selesai" or finished[*t, "tanggal_selesai"] is None
                for t in TENGGAT
            )
            try:
                cancel_change(db, SATKER, TAHUN, entry, pelaku=pelaku)
            except (FieldClash, EntryRefused):
                assert not (whole and valid)
            else:
                model.replace_fields(restored)
        return
    place = (where[0], None) if what == "pic" else where
    column = {"tanggal": "tanggal_selesai"}.get(what, what)
    if what == "tanggal" and model.isi[*where, "laporan"] != "selesai":
        with pytest.raises(EntryRefused):
            edit(db, SATKER, TAHUN, Target(*where), {column: value}, pelaku=pelaku)
        return
    new = model.laporan(where, value) if what == "laporan" else {(*place, column): value}
    if what == "bukti":
        result = edit(
            db, SATKER, TAHUN, Target(*where, "Undangan"), {"status": value}, pelaku=pelaku
        )
    else:
        result = edit(db, SATKER, TAHUN, Target(*place), {column: value}, pelaku=pelaku)
    differing = model.replace_fields(new)
    assert (result.entry is None) == (not differing)
    if differing:
        remarks.append((result.entry.nomor, differing))


def _check_journal_and_tables_agree(db) -> None:
    """What the newest unggahan changed: told by its content and by its rows alike."""
    newest = find_last(db, SATKER, TAHUN).content
    if newest["jenis"] == "suntingan":
        p = figures.view_at(db, SATKER, TAHUN, date(2025, 7, 10))
        recorded = map(itemgetter(*COLUMNS), rows_of(figures.changes_of(db, p.unggahan_id)))
        assert Counter(recorded) == Counter(map(itemgetter(*COLUMNS), newest["perubahan"]))


@settings(max_examples=settings.default.max_examples // 4)
@given(st.lists(ACTIONS, max_size=9))
def test_any_changes_uploads_and_undoing_give_what_a_plain_dict_says_and_rebuild_to_the_last_row(
    today, everything
):
    today("2025-07-10")
    with TemporaryDirectory() as folder:
        place = Path(folder)
        journal = FolderJournal(place / "jurnal")
        model, remarks = Model(), []
        append_unggahan(journal, sample_content(model.langkah(), posisi="2025-07-10"))
        dbs = {
            "Ani": Database.open_at(place / "ani.duckdb", journal),
            "Budi": Database.open_at(None, journal),
        }
        moment = {1: copy.deepcopy(model.langkah())}
        for action_taken in everything:
            do_action(dbs, journal, model, remarks, action_taken)
            moment[journal.tip()[0]] = copy.deepcopy(model.langkah())
            assert find_last(dbs["Budi"], SATKER, TAHUN).content["langkah"] == model.langkah()
        for number, langkah in moment.items():
            assert version_at(dbs["Ani"], number).content["langkah"] == langkah
        dbs["Ani"].catch_up()
        _check_journal_and_tables_agree(dbs["Ani"])
        for db in dbs.values():
            db.close()
        Database.open_at(place / "ulang.duckdb", journal).close()
        assert all_table_content(place / "ulang.duckdb") == all_table_content(place / "ani.duckdb")
