"""A remark is stored as its code and values, and comes back saying the same; so does one kept as its sentence."""

import ast
import json
import re

from monev.core.remarks import PLACE, SENTENCES, Remark, stored_remark
from tests.code import python_files, syntax_tree

SPOT = {"lembar": "Rencana Aksi", "baris": 7, "kolom": "TARGET WAKTU", "nilai": "nanti", "sel": "F7"}


def test_a_stored_remark_comes_back_as_it_was(monkeypatch):
    monkeypatch.setitem(SENTENCES, "due.example", "Tahun {tahun} bukan {rencana}.")
    remark = Remark("due.example", **SPOT, values={"tahun": 2024, "rencana": 2025})
    stored = remark.as_stored()
    assert stored == {"kode": "due.example", "isi": {"tahun": 2024, "rencana": 2025}, **SPOT}
    assert stored_remark(stored) == remark
    assert stored_remark({**stored, "isi": json.dumps(stored["isi"])}) == remark
    assert remark.pesan == "Tahun 2024 bukan 2025."


def test_a_remark_that_version_one_kept_as_its_sentence_says_it_still_without_its_place_too():
    remark = stored_remark({"kode": None, "isi": None, "pesan": "Tanpa {target} waktu.", **SPOT})
    assert remark.pesan == "Tanpa {target} waktu."
    assert {name: getattr(remark, name) for name in PLACE} == SPOT
    assert stored_remark(remark.as_stored()) == remark
    assert stored_remark({"kode": None, "isi": None, "pesan": "Apa ini?"}) == Remark(
        "stored.sentence", values={"pesan": "Apa ini?"}
    )


CODE = re.compile(rf"({'|'.join(sorted({code.partition('.')[0] for code in SENTENCES}))})\.[a-z0-9_]+")


def code_literals() -> set[str]:
    """Every text of the program that is written like a code of a room that has sentences."""
    return {
        node.value
        for path in python_files("monev", "pages")
        for node in ast.walk(syntax_tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
        if not node.value.endswith(".js")
    }


def test_every_code_has_its_sentence_and_every_sentence_is_used():
    # Nothing says these any more; entries stored before do.
    of_times = "several_colours excel_number named_twice bracket_details_span capaian_several_frequencies"
    of_rows = "inherited_rhythm heading_numbered"
    said_before = {*(f"due.{matter}" for matter in of_times.split()), *(f"rows.{matter}" for matter in of_rows.split())}
    assert code_literals() ^ set(SENTENCES) == said_before
