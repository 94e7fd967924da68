"""The archives of the situations, each made once for all tests of this folder, and the case of
each.
"""

from collections.abc import Iterator

import pytest

from tests.situations.material import SITUATIONS, Builder, Case, clock_at


@pytest.fixture(scope="session")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builder]:
    """Makes archives and cases once they are needed."""
    made = Builder(tmp_path_factory.mktemp("situasi"))
    yield made
    made.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test of a case in every situation; in those that its file does not call TELLING only
    before a release.
    """
    if "case" in metafunc.fixturenames:
        others = {
            one: () if one.name in metafunc.module.TELLING else pytest.mark.semua
            for one in SITUATIONS
        }
        cases = [pytest.param(one, id=one.name, marks=marks) for one, marks in others.items()]
        metafunc.parametrize("case", cases, indirect=True, scope="module")


@pytest.fixture(scope="module")
def case(request: pytest.FixtureRequest, builder: Builder) -> Iterator[Case]:
    """Set the clock to a situation's day; its database is the one the pages open."""
    with clock_at(request.param.today), pytest.MonkeyPatch.context() as patch:
        made = builder.case(request.param)
        patch.setenv("MONEV_DB", str(made.archive.folder / "monev.duckdb"))
        patch.delenv("MONEV_JURNAL", raising=False)
        yield made
