"""The archives of the situations, each made once for all tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.situations.material import Builder


@pytest.fixture(scope="session")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builder]:
    """Makes archives and cases when they are asked for."""
    made = Builder(tmp_path_factory.mktemp("situasi"))
    yield made
    made.close()
