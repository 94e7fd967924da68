"""The certificate made here: kept as long as it is good, for this account alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from monev.core import platform_files
from monev.database.places import Place
from monev.server import certificates
from monev.server.certificates import find_certificate


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "monev.duckdb", str(tmp_path / "monev.jurnal"))


def test_it_is_kept_so_that_a_browser_warns_once_and_others_can_not_read_it(place):
    file = find_certificate(place)
    made = file.read_bytes()
    assert find_certificate(place).read_bytes() == made
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_an_authority_of_an_earlier_version_is_used_no_more_and_gone(place):
    folder = place.beside(certificates.SUFFIX)
    folder.mkdir()
    for name in ("otoritas.key", "otoritas.crt", "server.key", "server.crt"):
        (folder / name).write_text("dahulu", encoding="utf-8")
    assert find_certificate(place).name == "https.pem"
    assert [file.name for file in folder.iterdir()] == ["https.pem"]


@pytest.mark.parametrize("damage", ["nearly over", "cut"])
def test_it_is_made_anew_before_it_ends_and_where_it_is_damaged(place, damage):
    file = find_certificate(place)
    old = datetime.now(UTC) - certificates.LASTING + certificates.RENEW_BEFORE
    bad = certificates._make(old) if damage == "nearly over" else file.read_bytes()[:400]
    with platform_files.temporary_in(file.parent) as temporary:
        temporary.write_bytes(bad)
        platform_files.replace(temporary, file)
    assert find_certificate(place).read_bytes() != bad
    assert certificates._is_good(file)
