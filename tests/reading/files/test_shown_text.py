"""A cell's text is what Excel shows for it."""

from __future__ import annotations

from datetime import datetime

import pytest

from monev.reading.files.shown_text import value_text

NOV = datetime(2025, 11, 3, 14, 5)  # noqa: DTZ001 - a cell has no zone


def test_the_text_is_what_excel_shows(subtests: pytest.Subtests) -> None:
    for value, form, text in [
        (1.0, "General", "1"),
        (1, "0", "1"),
        (1.1, "General", "1.1"),
        (0.75, "0%", "75%"),
        (0.1 + 0.2, "General", "0.3"),
        (True, "General", "TRUE"),
        ("  a\r\nb  ", "General", "a\nb"),
        (NOV, "mmm-yy", "Nov-25"),
        (NOV.replace(month=10), "mmm-yy", "Okt-25"),
        (NOV.replace(month=10), "[$-409]mmm-yy;@", "Oct-25"),
        (NOV.replace(month=8), "[$-421]d mmmm yyyy;@", "3 Agustus 2025"),
        (NOV, "dd/mm/yyyy", "03/11/2025"),
        (NOV, "mm-dd-yy", "03/11/2025"),
        (NOV, "yyyy-mm-dd h:mm", "2025-11-03 14:05"),
        (NOV, "mmmm", "November"),
        (NOV, "dddd, d mmmm yyyy", "Senin, 3 November 2025"),
        (NOV, 'd "bulan" m', "3 bulan 11"),
        (NOV, "d\\-mmm", "3-Nov"),
    ]:
        with subtests.test(str(value)):
            assert value_text(value, form) == text
