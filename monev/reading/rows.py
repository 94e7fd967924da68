"""Read the rows below the headings by one rule.

A row is work if it has words in the column of the work and, where the works are numbered, a number,
or a time, documents or marks of its own. Else a lone row is a heading: a usual area's name opens
that area whatever its mark; and what is left goes on with the work above. No row without words is
work, and nothing is inherited but through a merged cell, by *idem*, or by a row without a number
that has documents or a time of its own.

`row_tags` says what each row is by itself, `open_headings` which area and groups are open; here the
rows are taken one by one.
"""

from collections import Counter

from monev.core.records import FURTHER_CELLS
from monev.core.remarks import name_rows
from monev.reading.areas import NO_AREA, Area
from monev.reading.choices import APART, NO_WORK, ReadingChoices
from monev.reading.files.faults import at_row
from monev.reading.open_headings import OpenHeadings
from monev.reading.proposal import Proposal
from monev.reading.row_tags import Row, TaggedRows
from monev.reading.table_rows import HEADING, NOTE, OTHER, WORDLESS, Levels, Rows, Work
from monev.reading.vocabulary.headings import REALISASI_WORDS, RENCANA_WORDS, WORK, normalize
from monev.reading.vocabulary.structure import PATTERNS, has_words, is_ditto, lone_mark, name_person

CELLS = ("bukti_dukung", *FURTHER_CELLS)
"""Meanings whose cells a work keeps; it reads its time and its reports from the grid."""

CELLS_JOINED = ("bukti_dukung", "pic", "target_capaian")
"""Meanings whose cells a row that goes on adds to the work above."""


class RowReader:
    """Walks over the rows of one table."""

    def __init__(self, proposal: Proposal, choices: ReadingChoices, *, is_part: bool) -> None:
        self.proposal = proposal
        self.choices = choices
        self.grid = proposal.table.grid
        self.tags = TaggedRows(proposal)
        self.rows = Rows()
        self.open = OpenHeadings(self.tags, self.rows, is_part=is_part)
        self.lone: dict[int, str] = {}
        self.joined: list[Row] = []
        self.counts = Counter[tuple[Area, Levels]]()

    @property
    def above(self) -> Work | None:
        return self.rows.works[-1] if self.rows.works else None

    def read(self) -> Rows:
        for row in self.tags.rows:
            with at_row(self.grid.name, row.at):
                if row.at <= self.tags.last:
                    self._read_row(row)
                else:
                    self._leave(row, NOTE)
        if self.joined:
            self._ask_about_joined()
        work = self.tags.work
        lone = {at: (words, work) for at, words in self.lone.items() if self._may_be_work(at)}
        for at, (title, column) in {**lone, **self.open.opened}.items():
            code = "rows.lone_words" if at in self.lone else "rows.heading_without_rows"
            self.open.ask(code, at, column, title=title, row=at)
        return self.rows

    def _may_be_work(self, at: int) -> bool:
        """True if words alone may be no sub-area: those are several, in capitals, without time."""
        is_small = self.lone[at][:1].islower()
        return len(self.lone) == 1 or is_small or self.tags.is_below(at, "target_waktu")

    def _leave(self, row: Row, why: str) -> None:
        self.rows.left[row.at] = why
        if why != HEADING:
            self.open.pic = name_person(*row.texts) or self.open.pic

    def _is_chosen(self, row: Row, choice: str) -> bool:
        """True if a person said this of rows with one of these texts."""
        texts = row.texts if self.choices.of("baris") else ()
        return any(self.choices.chosen_words("baris", {}, text) == choice for text in texts)

    def _read_row(self, row: Row) -> None:
        """Read a row as a note, a heading, work, words alone, or what goes on."""
        words = row.words if has_words(row.words) else ""
        above = self.above.words if self.above else ""
        if row.is_no_work or self._is_chosen(row, NO_WORK):
            self._leave(row, NOTE)
        elif self.open.opens(row):
            self._leave(row, HEADING)
        elif self._is_cut(row):
            self._go_on(row)
        elif words and self._is_work(row):
            self._begin(row, words)
        elif (words or above) and self._is_chosen(row, APART):
            self._begin(row, words or above)
        elif words and not row.is_own:
            self.open.set_group(row, self.tags.work, words)
            self.lone[row.at] = words
            self._leave(row, HEADING)
        elif self.above and self._goes_on(row):
            self._go_on(row)
        else:
            self.open.area_at(row.at)  # its area holds for the rows below
            self._leave(row, WORDLESS if row.is_own else OTHER)

    def _is_cut(self, row: Row) -> bool:
        """True if a row without number or time begins in small letters, below one that does not."""
        has_mark = row.number or self.tags.text(row.at, "kode") or lone_mark(row.words[:2])
        if not self._begins_small(row) or not self.tags.is_numbered or has_mark or row.has_time:
            return False
        return not self._is_chosen(row, APART) and not self.open.opened

    def _begins_small(self, row: Row) -> bool:
        return bool(self.above) and row.words[:1].islower() and self.above.words[:1].isupper()

    def _is_work(self, row: Row) -> bool:
        if self.tags.names_work(row) or not self.tags.is_numbered or row.kind:
            return self.tags.names_work(row)
        # A file without merges (CSV) cannot say that blanks are as above: it is asked.
        above = self.above.words if self.above else ""
        is_step = all(map(PATTERNS["step"].match, (above, row.words)))
        may_go_on = not self.grid.merges and bool(WORK.match(row.words) or is_step)
        return may_go_on and not self.tags.begins_anew_below(row)

    def _begin(self, row: Row, words: str) -> None:
        place = (self.open.area_at(row.at), self.open.levels_at(row.at, self.counts))
        above = self.above
        # Without a number, blank cells are as above: so says a file without merges.
        is_same_place = above is not None and (above.area, above.levels) == place
        goes_on = is_same_place and self.tags.is_numbered and not row.number
        kode = self.tags.text(row.at, "kode")
        work = Work(row.at, *place, row.number, words, kode, rows=[row.at], pic=self.open.pic)
        work.traces = self.open.take_traces()
        self._number(work, above if goes_on else None)
        inherits = goes_on and row.is_own
        work.time_row = row.at
        is_sure = WORK.match(words) and row.is_own and not self._begins_small(row)
        work.is_unsure = goes_on and not is_sure
        if above and inherits and not self.proposal.months and not row.has_time:
            self._inherit_time(work, above)
        for meaning in CELLS:
            work.cells[meaning] = self._cell(work, meaning, above, inherits=inherits)
            if meaning == "bukti_dukung":
                self._trace_time(work)
        self.rows.works.append(work)
        if work.area == NO_AREA:
            self.open.ask("rows.without_area", work.row, self.tags.work)

    def _inherit_time(self, work: Work, above: Work) -> None:
        work.time_row = above.time_row
        column = self.proposal.find("target_waktu")
        said = self.grid.content_at(above.time_row, column)
        self._trace(work, work.row, column, "diwarisi", said)

    def _trace_time(self, work: Work) -> None:
        """Leave the trace of a time that a merged cell says."""
        column = self.proposal.find("target_waktu")
        text = self.grid.content_at(work.row, column)
        if text and self.grid.is_covered_from_above(work.row, column):
            self._trace(work, work.row, column, "gabungan", text)

    def _number(self, work: Work, above: Work | None) -> None:
        """Number a work: by its cell, by the one it goes on with, else by its order."""
        place = (work.area, work.levels)
        self.counts[place] += 1
        if above:
            work.number = above.number
        elif not work.number:
            work.number = "1" if self.tags.is_numbered else str(self.counts[place])
            if self.tags.is_numbered:
                column = self.proposal.find("no")
                self.open.ask("rows.unnumbered_below_heading", work.row, column, row=work.row)

    def _cell(self, work: Work, meaning: str, above: Work | None, *, inherits: bool) -> str:
        """Return a work's cell: its own, a merged one, or that above, each with its trace."""
        columns = [each.number for each in self.proposal.all_of(meaning)]
        if not columns:
            return ""
        column = columns[0]
        texts = dict.fromkeys(self.grid.content_at(work.row, each) for each in columns)
        text = "\n".join(filter(None, texts))
        if above and (is_ditto(text) or (inherits and not text)):
            if taken := above.cells[meaning]:
                self._trace(work, work.row, column, "diwarisi", taken)
            return taken
        if text and self.grid.origin(work.row, column) != (work.row, column):
            self._trace(work, work.row, column, "gabungan", text)
        return text

    def _trace(self, work: Work, row: int, column: int, way: str, read_as: str) -> None:
        heading = self.proposal.columns[column].heading if column else ""
        value = self.grid.text_at(row, column)
        work.traces.append(self.grid.trace_at(row, column, heading, value, read_as, way))

    def _goes_on(self, row: Row) -> bool:
        """True if nothing says that a row is another's: no number of its own beside no words."""
        own = row.number if not self.tags.is_below(row.at, "no") else ""
        return not own and (row.is_own or row.is_below)

    def _go_on(self, row: Row) -> None:
        work = self.rows.works[-1]
        work.rows.append(row.at)
        if has_words(row.words):
            work.words = f"{work.words} {row.words}"
        if self._reports(row.at, work.row):
            work.done_rows.append(row.at)
        elif row.has_time if row.is_below else row.words or not self.tags.text(row.at, CELLS[0]):
            self.joined.append(row)
        for meaning in CELLS_JOINED:
            text = self.tags.text(row.at, meaning)
            if text and text not in work.cells[meaning].split("\n"):
                work.cells[meaning] = "\n".join(filter(None, (work.cells[meaning], text)))
                said = "bukti tambahan untuk" if meaning == "bukti_dukung" else "sambungan"
                said = f"{said} langkah di baris {work.row}"
                self._trace(work, row.at, self.proposal.find(meaning), "sambungan", said)

    def _reports(self, row: int, first: int) -> bool:
        """True if a cell calls a row what was done, and the one above it the plan: T over R."""
        columns = [each for each in self.grid.by_row[row] if each not in self.proposal.months]
        said = {each for each in columns if self._says(row, each) in REALISASI_WORDS}
        return any(self._says(first, each) in RENCANA_WORDS for each in said)

    def _says(self, row: int, column: int) -> str:
        return normalize(self.grid.content_at(row, column))

    def _ask_about_joined(self) -> None:
        """Ask once if rows that brought a time or less to the work above are works of their own."""
        texts_of = [{*row.texts} for row in self.joined]
        # What all of them say names them best: R under T/R.
        shared = set.intersection(*texts_of) if len(texts_of) > 1 else set[str]()
        texts: dict[str, str] = {}
        for row in self.joined:
            first = min(shared) if shared else row.texts[0]
            texts[str(row.at)] = self.tags.text(row.at, "bukti_dukung") or first
        columns = [self.grid.by_row[row.at] for row in self.joined]
        keys = (self.proposal.columns[each].key for own in columns for each in own)
        values = {"headings": ", ".join(dict.fromkeys(keys)), "texts": texts}
        rows = name_rows([row.at for row in self.joined])
        at = (self.joined[0].at, columns[0][0])
        self.open.ask("rows.joined_to_langkah", *at, row=rows, **values)
