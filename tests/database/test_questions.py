"""A question is asked by its file's name, with just its own parameters."""

from datetime import date

import pandas as pd
import pytest

from monev.database.questions import parameters_of, to_rows


def test_parameters_are_those_of_the_sql_and_not_of_its_comments():
    assert parameters_of("apply/tampilan") == {"entri", "bentuk"}
    assert parameters_of("schema/applied_up_to") == frozenset()


@pytest.mark.parametrize("name", ["figures/tidak_ada", "../pyproject", "skema", "/etc/passwd", "skema/sampai.sql", ""])
def test_an_unknown_question_is_a_mistake_named_by_its_file(db, name):
    with pytest.raises(LookupError, match="tidak ada pertanyaan"):
        db.ask(name)


@pytest.mark.parametrize(
    ("params", "mention"),
    [({}, "sertakan_tersembunyi"), ({"sertakan_tersembunyi": True, "tahun": 2025}, "tahun")],
)
def test_a_missing_or_unknown_parameter_is_a_mistake_named(db, params, mention):
    with pytest.raises(TypeError, match=rf"rencana_list\.sql.*{mention}"):
        db.ask("figures/rencana_list", **params)


def test_what_is_not_there_is_none_in_every_kind_of_column():
    numbers = pd.DataFrame({"n": pd.array([1, None], dtype="Int64"), "N": [3, 4]})
    days = pd.DataFrame({"hari": pd.to_datetime(["2025-09-30", None])})
    assert to_rows(numbers) == [{"n": 1, "N": 3}, {"n": None, "N": 4}]
    assert to_rows(days) == [{"hari": date(2025, 9, 30)}, {"hari": None}]
