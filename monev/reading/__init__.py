"""A plan table → langkah, tenggat and bukti, with a trace of how each cell was understood.

The reader proposes, shows and asks. The way of a file, each stage with plain data for the next:

1. `files`: the gate judges the file → a child process opens it → a grid of cells per sheet;
2. `tables`: where headings stand; `columns`: what each column means, and what is doubtful;
3. `rows` and `works`: which row is work, its area, its cells; `times` and `due_dates`: when it is
   due; `evidence`: its documents; `langkah` puts them together;
4. `reports`: the progress in the file, on sheets of the template or in columns of the plan.

`plan_tables` ticks the tables that are one plan, `fates` says what became of each row, and
`whole_file` joins it all into one Reading. `identity` finds the plan's office and year, `choices`
holds what people settled. `vocabulary` has the words of it all.
"""

from monev.reading.whole_file import open_workbook, read_file

__all__ = ["open_workbook", "read_file"]
