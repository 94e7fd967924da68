"""A DataFrame as a table on a page: columns by their kind, a touch that opens a row, a real table
on paper.
"""

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests.on_screen import papers_on, tables_on
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


def test_a_touched_cell_answers_with_its_row_each_time():
    at = opened()
    for kode in ("V.1", "V.1", "I.2"):
        touch_row(at, "Tiga langkah", kode)
    at.run()
    assert at.session_state["opened"] == ["V.1", "V.1", "I.2"]


def test_paper_has_a_real_table_of_the_same():
    (table,) = papers_on(opened())
    first, second, _ = table.texts
    days = ["31/03/2025", "Maret 2025"]
    assert first == ["I.1", "Rapat", *days, "1.234", "67%", "Ya", "https://contoh.go.id"]
    assert second == ["I.2", "", "", "", "5", "", "", ""]
