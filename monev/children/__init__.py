"""Work in child processes that can do no harm: opening a person's file, making a document.

`run_in_child` gives a task to a child that is kept warm (`pool`) and has shut itself in (`worker`).
"""

from monev.children.pool import DOCUMENTS, FILES, PAGES, ChildKind, ChildStopped, run_in_child
