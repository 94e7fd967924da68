"""Work done by a process of its own that can do no harm: opening a person's file, making a document.

There is one way to it. `run_in_child` waits for a place, takes a child that is kept warm (`pool`) and gives it a task;
the child (`worker`) has shut itself in before it takes the first one (`confinement`): processor time, memory, files and
processes are limited, it reaches no network, no other program, no journal and no database, and it
ends with the process that started it. Time on the wall is no limit: a busy machine refuses nobody's file.
"""

from __future__ import annotations

from monev.children.pool import DOCUMENTS, FILES, PAGES, ChildKind, ChildStopped, run_in_child

__all__ = ["DOCUMENTS", "FILES", "PAGES", "ChildKind", "ChildStopped", "run_in_child"]
