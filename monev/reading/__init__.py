"""A plan table → langkah, tenggat and bukti, with a trace of how each cell was understood.

The way of a file, each stage with plain data for the next:

1. `files`: the gate judges the file → a child process opens it → a grid of cells per sheet;
2. `columns`: which rows are headings, what each column means, where one table ends and the next
   begins;
3. `rows`: the kind of each row, its area, its cells → langkah; `due_dates` reads TARGET WAKTU as
   tenggat and `evidence` splits BUKTI DUKUNG into documents on the way;
4. `reports`: the progress in the file, on sheets of the template or in columns of the plan.

`passes` lists 2 and 3 in their order, and `whole_file` joins it all into one Reading. `identity`
finds the plan's office and year, `choices` holds what people settled, `sheet_remarks` explains why
there is no plan. `vocabulary` has the words of it all.
"""

from monev.reading.whole_file import open_workbook, read_file

__all__ = ["open_workbook", "read_file"]
