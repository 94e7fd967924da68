"""A process that serves this computer alone, for each test of a file that imports it."""

import pytest

from monev.server import exposure, reach


@pytest.fixture(autouse=True)
def closed_process(monkeypatch):
    """Begin as a server that nobody opened to a network."""
    for name in ("MONEV_ALAMAT", "MONEV_PROKSI"):
        monkeypatch.delenv(name, raising=False)
    before = reach.current()
    reach.use(reach.Reach())
    monkeypatch.setattr(exposure, "_with_admin", set())
    yield
    reach.use(before)
