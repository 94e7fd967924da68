"""A file of a bukti is named, and leads only where it was brought."""

from monev.core.file_references import files_of
from monev.edits.single_edits import Target
from monev.ui.bukti_files import line_of

SK = Target("I.2.1", "2025-06", "SK")


def test_a_file_that_this_office_never_brought_is_named_and_leads_nowhere():
    (one,) = files_of(f"berkas:{'a' * 64}/curian.jpg")
    absent = line_of(one, "SK", frozenset())
    assert "](" not in absent and "tidak ada di sini" in absent
    there = line_of(one, "SK", frozenset({one.sha256}))
    assert f"](/bukti/{'a' * 64}/curian.jpg)" in there
