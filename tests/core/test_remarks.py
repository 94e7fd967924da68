"""A remark is stored by its code and told by its sentence, also one that version 1 kept as words."""

import ast
import json
import re

from monev.core.remarks import PLACE, SENTENCES, Remark, stored_remark
from tests.code import nodes_of, python_files

SPOT = {
    "lembar": "Rencana Aksi",
    "baris": 7,
    "kolom": "TARGET WAKTU",
    "nilai": "nanti",
    "sel": "F7",
}


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


def test_a_stored_remark_that_nothing_says_any_more_tells_to_upload_again():
    assert "Unggah lagi" in stored_remark({"kode": "columns.said_in_2025", "isi": {}}).pesan


ROOMS = sorted({code.partition(".")[0] for code in SENTENCES})
CODE = re.compile(rf"({'|'.join(ROOMS)})\.[a-z0-9_]+")


def code_literals() -> set[str]:
    """Return all texts of the program that look like the code of a sentence."""
    found = set()
    for path in python_files("monev", "pages"):
        for node in nodes_of(path):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and CODE.fullmatch(text) and not text.endswith(".js"):
                found.add(text)
    return found


def test_every_code_has_its_sentence_and_every_sentence_is_used():
    assert code_literals() ^ set(SENTENCES) == BUILT


BUILT = {
    "reports.tenggat_empty_of_none",
    "reports.tenggat_empty_of_several",
    "reports.tenggat_unknown_of_none",
    "reports.tenggat_unknown_of_several",
}
"""Codes that the program puts together from two parts."""
