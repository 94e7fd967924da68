"""A question is asked by its file's name, with just its own parameters."""

from __future__ import annotations

import pytest

from monev.basisdata.pertanyaan import FOLDER, daftar, parameter


def test_every_sql_file_is_a_question_by_its_path():
    assert daftar() == sorted(str(j.relative_to(FOLDER))[: -len(".sql")] for j in FOLDER.rglob("*.sql"))
    assert "skema/sampai" in daftar("skema")


def test_parameters_are_those_of_the_sql_and_not_of_its_comments():
    assert parameter("terapkan/tampilan") == {"satker", "tahun", "disembunyikan"}
    assert parameter("skema/sampai") == frozenset()


@pytest.mark.parametrize("nama", ["keadaan/tidak_ada", "../pyproject", "skema", "/etc/passwd", "skema/sampai.sql", ""])
def test_an_unknown_question_is_a_mistake_named_by_its_file(db, nama):
    with pytest.raises(LookupError, match="tidak ada pertanyaan"):
        db.tanya(nama)


@pytest.mark.parametrize(
    ("params", "sebut"),
    [({}, "sertakan_tersembunyi"), ({"sertakan_tersembunyi": True, "tahun": 2025}, "tahun")],
)
def test_a_missing_or_unknown_parameter_is_a_mistake_named(db, params, sebut):
    with pytest.raises(TypeError, match=rf"daftar_rencana\.sql.*{sebut}"):
        db.tanya("keadaan/daftar_rencana", **params)
