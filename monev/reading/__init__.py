"""A plan table → langkah, tenggat and bukti, with a trace of how each cell was understood.

The way of a file, each stage with plain data for the next:

1. `files`: the gate (what may come in) → a child process that opens it → a grid of cells per sheet;
2. `columns`: which rows are headings, which column means what, where one table ends and the next
   begins;
3. `rows`: what each row is, which area it belongs to, what its cells say → langkah; `due_dates`
   reads TARGET WAKTU as tenggat and `evidence` splits BUKTI DUKUNG into documents on the way;
4. `reports`: what the file says of progress, on sheets of the template or in columns of the plan.

`passes` lists 2 and 3 in their order, and `whole_file` joins it all into one Reading. `identity`
tells whose plan it is, `choices` holds what people settled, `sheet_remarks` says why there is no
plan. `vocabulary` has the words of it all.
"""

from monev.reading.whole_file import open_workbook, read_file

__all__ = ["open_workbook", "read_file"]
