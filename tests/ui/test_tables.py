"""A DataFrame as a table on a page: columns by their kind, a touch that opens a row, a real table
on paper.
"""

from datetime import date
from io import BytesIO

import pandas as pd
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from monev.figures import view_at
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.on_screen import tables_on
from tests.outputs.material import read_csv, read_xlsx
from tests.page_runs import touch_row


def _page() -> None:
    import pandas as pd
    import streamlit as st

    from monev.ui import tables

    frame = pd.DataFrame(
        {
            "kode": ["I.1", "I.2", "V.1"],
            "langkah": ["Rapat", None, "Survei"],
            "jatuh_tempo": pd.to_datetime(["2025-03-31", None, "2025-12-31"]),
            "tenggat": ["2025-03", None, "2025-12-31"],
            "jumlah": [1234, 5, 0],
            "bagian": [0.666667, None, 1],
            "ada": pd.array([True, None, False], dtype="boolean"),
            "tautan": ["https://contoh.go.id", None, None],
        }
    )
    headings = {name: name.replace("_", " ").capitalize() for name in frame}
    st.session_state.setdefault("opened", [])
    opens = tables.Opens("kode", st.session_state["opened"].append)
    looks = {"shares": ["bagian"], "links": ["tautan"], "opens": opens, "file_name": "Coba"}
    frame = frame.head(st.session_state.get("rows", 3))
    tables.show(frame, headings, key="coba", label="Tiga langkah", **looks)
    made = tables.files_of(frame, headings, "Coba").values()
    st.session_state["files"] = [make() for _, make in made]


def _sample(view) -> None:
    from monev.ui import context
    from tests.ui.test_tables import _page

    context.set_context(context.AnyContext(None, None, view))
    _page()


def opened() -> AppTest:
    at = AppTest.from_function(_page).run()
    assert not at.exception
    return at


def test_columns_stand_under_their_headings_with_days_and_numbers_as_such():
    table = tables_on(opened())["Tiga langkah"]
    assert list(table) == [
        "Kode",
        "Langkah",
        "Jatuh tempo",
        "Tenggat",
        "Jumlah",
        "Bagian",
        "Ada",
        "Tautan",
    ]
    assert table["Tenggat"].tolist()[::2] == ["Maret 2025", "31 Desember 2025"]
    assert table["Jumlah"].tolist() == [1234, 5, 0]
    assert table["Bagian"].tolist()[0] == 0.67
    assert pd.api.types.is_datetime64_dtype(table["Jatuh tempo"])


def test_its_files_say_what_the_screen_says_in_whole_percents_and_months_as_people_name_them():
    workbook, text = opened().session_state["files"]
    frame = read_csv(text)
    assert frame["Bagian"].tolist()[::2] == [0.67, 1]
    for each in (frame, read_xlsx(workbook, "Kode")):
        assert each["Tenggat"].tolist()[::2] == ["Maret 2025", "31 Desember 2025"]
        assert "Data simulasi" not in each


def test_files_of_sample_data_say_so(db):
    content = sample_content([langkah_content("I.1.1", [tenggat_content("2025-03")])])
    append_unggahan(db, content | {"simulasi": True})
    view = view_at(db, SATKER, TAHUN, date(2025, 9, 30))
    at = AppTest.from_function(_sample, args=(view,)).run()
    workbook, text = at.session_state["files"]
    assert set(read_csv(text)["Data simulasi"]) == {"Ya"}
    assert load_workbook(BytesIO(workbook)).active["A2"].value == "DATA SIMULASI"


def test_a_touched_cell_answers_with_its_row_each_time():
    at = opened()
    for kode in ("V.1", "V.1", "I.2"):
        touch_row(at, "Tiga langkah", kode)
    at.run()
    assert at.session_state["opened"] == ["V.1", "V.1", "I.2"]
