"""Work done by processes of their own that can do no harm: opening a person's file, making a document."""

from monev.children.pool import DOCUMENTS, FILES, PAGES, ChildKind, ChildStopped, run_in_child
