"""A time that cannot be read for certain adds a question, and answers are offered."""

from openpyxl import Workbook

from monev.questions import proposed_words, reading_questions, reading_sitting
from monev.reading import read_file
from monev.reading.due_dates.target_waktu import read_time
from tests.makers import saved
from tests.reading.tables import (
    AREA,
    PLAN_TITLE,
    Row,
    codes_of,
    fill_sheet,
    midnight,
    read_plan,
    xlsx,
)


def rows_of_times(*times: object) -> list[Row]:
    """List the rows of a plan with one langkah for each time."""
    rows: list[Row] = [("NO", "KEGIATAN", "BUKTI", "TARGET WAKTU"), AREA]
    for number, time in enumerate(times, start=1):
        rows.append((number, f"Rapat {number}", "Notula", time))
    return rows


def test_day_and_month_are_asked_once_and_not_where_another_date_settles_them():
    settled = ("06/07/2025", "25/08/2025")
    for times, asked in [
        (("06/07/2025", "05/08/2025"), 1),
        (settled, 0),
        ((*settled, "08/25/2025"), 1),
    ]:
        assert len(answers_to(*times)) == asked


def answers_to(*times: object) -> list[tuple[str, ...]]:
    """List the answers proposed to each question about these times."""
    reading = read_plan(*rows_of_times(*times))
    sitting = reading_sitting(reading, reading_questions(reading))
    return [tuple(each.words for each in sitting.proposals(once)) for once in sitting.left]


def test_real_dates_beside_days_that_are_text_are_asked_for_they_may_be_turned():
    texts, turned = ("31/03/2025", "30/09/2025"), (midnight(2025, 5, 6), midnight(2025, 1, 2))
    of_column = ("Ya, benar seperti dibaca", "Bulan dan harinya tertukar")
    assert answers_to(texts[0], turned[0], texts[1], turned[1]) == [of_column]
    # Whose dates go beyond 12, or whose text has such a day as well, wrote day and month as they
    # are.
    assert answers_to(texts[0], turned[0], texts[1], midnight(2025, 5, 20)) == []
    assert answers_to(texts[0], turned[0], "06/05/2025", turned[1]) == []


def test_a_year_counted_from_the_first_is_no_end_of_a_span():
    for written in ("Q4 – Y2", "Q4 Y2", "TW IV - tahun ke-2"):
        [answers] = answers_to(written)
        assert answers[0] == "Ya, benar: Desember 2025", written


def test_a_year_that_the_cell_does_not_show_may_be_the_plan_s():
    workbook = Workbook()
    fill_sheet(workbook.active, (PLAN_TITLE, *rows_of_times(midnight(2024, 3, 31))))
    workbook.active["D4"].number_format = "d-mmm"
    reading = read_file(saved(workbook), "a.xlsx")
    assert codes_of(reading) == ["due.year_not_shown"]
    answers = ("Ya, benar: 31 Maret 2024", "Maksudnya tahun 2025: 31 Maret 2025")
    assert proposed_words(reading) == [(True, answers)]


def test_once_at_the_beginning_of_a_span_of_quarters_is_the_first_of_them():
    workbook = Workbook()
    fill_sheet(workbook.active, (PLAN_TITLE, *rows_of_times("TW I s.d. TW III")))
    ((_, answers),) = proposed_words(read_file(saved(workbook), "a.xlsx"))
    assert answers[-1] == "Sekali saja, di awalnya: Maret 2025"


def test_what_is_asked_of_leftover_words_has_the_true_time_among_its_answers(subtests):
    for text, answer in {
        "Mie 2025": "Maksudnya: Mei 2025",
        "2019": "Maksudnya tahun 2025: Desember 2025",
    }.items():
        with subtests.test(text):
            (answers,) = answers_to(text)
            assert answer in answers


def test_each_example_that_is_shown_for_an_unread_cell_is_of_the_plan_s_own_year():
    (unread,) = read_time("Secepatnya", 2027).peringatan
    examples = unread.pesan.split('"')[1::2]
    assert len(examples) == 6
    for text in examples:
        timing = read_time(text, 2027)
        assert (timing.peringatan, {target.tenggat[:4] for target in timing.tenggat}) == (
            (),
            {"2027"},
        )


def read_months(*times: object) -> tuple[list[str], list[str]]:
    """Read times under BULAN, dates shown as 1-Mar: (their tenggat, the answers to the question)."""
    workbook = Workbook()
    headings = ("NO", "KEGIATAN", "BUKTI", "BULAN PELAKSANAAN")
    fill_sheet(workbook.active, (PLAN_TITLE, headings, *rows_of_times(*times)[1:]))
    for cell in workbook.active["D"][3:]:
        cell.number_format = "d-mmm"
    reading = read_file(saved(workbook), "a.xlsx")
    sitting = reading_sitting(reading, reading_questions(reading))
    said = [proposal.words for once in sitting.left for proposal in sitting.proposals(once)]
    return [target.tenggat for each in reading.langkah for target in each.tenggat], said


def test_1_to_3_that_excel_made_a_date_under_bulan_is_asked_once():
    as_read = "Ya, benar seperti dibaca"
    whole = [as_read, "Semuanya dari bulan sampai bulan"]
    first = (midnight(2025, 3, 1), midnight(2025, 6, 4), midnight(2025, 9, 7))
    assert read_months(*first) == (["2025-03-01", "2025-06-04", "2025-09-07"], whole)
    tenggat, said = read_months("1-2 2025", *first)
    assert (tenggat[0], said) == ("2025-02", whole)
    # A day that no month has the number of was meant as a day, and so are the others.
    assert read_months(midnight(2025, 3, 1), midnight(2025, 6, 20))[1] == []


def test_times_of_another_year_are_one_question_and_the_plan_s_year_is_offered():
    rows = [("NO", "KEGIATAN", "BUKTI", "TARGET WAKTU"), AREA]
    rows += [(number, f"Rekomendasi {number}", "Notula", "2019") for number in range(1, 5)]
    reading = read_file(xlsx(rows), "tindak lanjut 2018.xlsx")
    assert (reading.tahun, reading.langkah[0].tenggat[0].tenggat) == (2018, "2019-12")
    sitting = reading_sitting(reading, reading_questions(reading))
    [once] = sitting.left
    assert once.settles == 4
    assert "Maksudnya tahun 2018" in [each.general for each in sitting.proposals(once)]
