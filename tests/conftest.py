"""What many tests share: a journal, a database that follows it, the clock, and a limit on processor
time."""

import gc
import shutil
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from types import FrameType

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from monev.access import acting_from
from monev.database import Database
from monev.journal import FolderJournal
from monev.people import accounts
from tests.postgres import Cluster

TOGETHER = ("browser", "situations")
"""Folders whose files are one worker's, begun first: one Chromium compiles the pages' program once,
and what waits for it leaves the processor to the others; and what a situation is made of is read
and stored once."""
LONGEST = (*TOGETHER, "pages", "server")
"""Folders whose files are spread among the first four fifths of the others: at the end all workers
have short ones."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--semua`: everything (`make test-semua`)."""
    parser.addoption(
        "--semua", action="store_true", help="also the tests marked semua; many random examples"
    )


def pytest_configure(config: pytest.Config) -> None:
    """The same few random examples in each run, or with `--semua` many, others each time.

    How long an example takes says nothing about what is tested: a busy machine would fail what is
    sound."""
    ours_to_judge = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    unhurried = settings(deadline=None, suppress_health_check=ours_to_judge)
    settings.register_profile("sedikit", unhurried, max_examples=12, derandomize=True)
    settings.register_profile("banyak", unhurried, max_examples=200)
    settings.load_profile("banyak" if config.getoption("semua") else "sedikit")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what `make test` leaves to `make test-semua`. The longest files are spread among
    the others."""
    if not config.getoption("semua"):
        left = [item for item in items if item.get_closest_marker("semua")]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if not item.get_closest_marker("semua")]
    places = {item: _place(item) for item in items}
    files = dict.fromkeys(places.values())
    longest = [file for folder in LONGEST for file in files if file[:1] == (folder,)]
    others = [file for file in files if file not in longest]
    shares = ((longest, 0.8), (others, 1.0))
    turns = {
        file: share * turn / len(some) for some, share in shares for turn, file in enumerate(some)
    }
    items.sort(key=lambda item: turns[places[item]])


class InTurn(LoadFileScheduling):
    """Each worker takes the next file, or all of a folder that is kept together."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return next((folder for folder in TOGETHER if file.startswith(f"tests/{folder}/")), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> InTurn | None:
    """As `--dist loadfile` (Makefile) would, but for what is kept together."""
    return InTurn(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported and collected stays to the end: looking through it for garbage again and
    again finds nothing, while it comes (a second in each process) or later. A server does the same
    (monev/server/application.py)."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(10_000, 20, 20)
        gc.enable()


def pytest_unconfigure() -> None:
    """Let it go again: else DuckDB finds its own types still alive at the very end, and lists them
    at the terminal."""
    gc.unfreeze()


def _place(item: pytest.Item) -> tuple[str, ...]:
    """Folders and file of a test, below this folder."""
    root = Path(__file__).parent
    return item.path.relative_to(root).parts if item.path.is_relative_to(root) else ()


def before_release(*values: object) -> list[object]:
    """Further values of a parameter that say what the first ones say: tried by `make test-semua`
    alone."""
    return [
        pytest.param(*(value if isinstance(value, tuple) else (value,)), marks=pytest.mark.semua)
        for value in values
    ]


def first_few(values: Iterable[object], count: int) -> list[object]:
    """The first of these now, the others before a release."""
    everything = [*values]
    return [*everything[:count], *before_release(*everything[count:])]


PROCESSOR_SECONDS = 240
"""What one test with its fixtures may use, unless it is marked `processor_seconds(n)`. Time on the
wall is not limited: on a busy machine that fails tests that are sound. Where a test hangs, pytest
prints after a while where it stands."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test that uses more processor time than it may, with the place where it was."""
    marker = item.get_closest_marker("processor_seconds")
    seconds = marker.args[0] if marker else PROCESSOR_SECONDS

    def stop(number: int, frame: FrameType | None) -> None:
        pytest.fail(f"more than {seconds} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.fixture(autouse=True)
def nobody_acted() -> None:
    """Forget from where the test before acted: in one process the command line and pages follow
    each other."""
    acting_from("")


@pytest.fixture(autouse=True, scope="session")
def full_cost() -> Iterator[PasswordHasher]:
    """What hashes passwords at a user's; in tests they are hashed at hardly any cost."""
    usual = accounts._hasher
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            accounts, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        )
        yield usual


Fill = Callable[[Database], object]
Copy = Callable[[Fill, Path], None]


def begins(**fills: Fill) -> Callable[..., Fill | None]:
    """A fixture `beginning` for a folder or a file: what fills the journal and the database of a
    test that asks for the fixture of that name, the last where it asks for several. Done once; what
    it made is copied for each test."""

    @pytest.fixture
    def beginning(request: pytest.FixtureRequest) -> Fill | None:
        return next((fills[name] for name in reversed(fills) if name in request.fixturenames), None)

    return beginning


beginning = begins()


def filled_by(fill: Fill, **further: Fill) -> Callable[..., Iterator[Database]]:
    """A fixture, also as a decorator of `fill`: a database as that leaves an empty one, made once
    and copied for each test. `further`: what fills it instead for a test that asks for the fixture
    of that name too, the last of them."""

    @pytest.fixture
    def filled(request: pytest.FixtureRequest, tmp_path: Path, copy_of: Copy) -> Iterator[Database]:
        copy_of(
            next(
                (further[name] for name in reversed(further) if name in request.fixturenames), fill
            ),
            tmp_path,
        )
        with closing(
            Database.open_at(tmp_path / "monev.duckdb", FolderJournal(tmp_path / "monev.jurnal"))
        ) as database:
            yield database

    return filled


@pytest.fixture
def journal(tmp_path: Path, beginning: Fill | None, copy_of: Copy) -> FolderJournal:
    """A journal in a folder of its own, as this test begins."""
    if beginning is not None:
        copy_of(beginning, tmp_path)
    return FolderJournal(tmp_path / "monev.jurnal")


@pytest.fixture
def db(tmp_path: Path, journal: FolderJournal, copy_of: Copy) -> Iterator[Database]:
    """A DuckDB file beside `journal`; `db.catch_up()` after adding to the journal. Its tables are
    copied empty where a test begins with none: to make them takes half as long as all else of a
    short test."""
    if not (tmp_path / "monev.duckdb").exists():
        copy_of(Database.catch_up, tmp_path)
    with closing(Database.open_at(tmp_path / "monev.duckdb", journal)) as database:
        yield database


@pytest.fixture(scope="module")
def shared_db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One for all tests of a file: they only look at it, or each keeps to a satker of its own."""
    folder = tmp_path_factory.mktemp("bersama")
    with closing(
        Database.open_at(folder / "monev.duckdb", FolderJournal(folder / "monev.jurnal"))
    ) as database:
        yield database


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Database]]:
    """Opens what pages and the server of this process look at: a store in a folder of the test's
    own."""
    from monev.ui.context import open_store  # with it comes Streamlit, which few tests need

    monkeypatch.setenv("MONEV_DB", str(tmp_path / "monev.duckdb"))
    monkeypatch.delenv("MONEV_JURNAL", raising=False)
    with ExitStack() as stack:
        yield lambda: stack.enter_context(closing(open_store()))


@pytest.fixture(scope="session")
def copy_of(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Put into a folder the journal and the database that `fill` made of empty ones, when it was
    first asked."""
    made: dict[Fill, Path] = {}

    def copy(fill: Fill, folder: Path) -> None:
        if fill not in made:
            place = tmp_path_factory.mktemp("siap")
            with closing(
                Database.open_at(place / "monev.duckdb", FolderJournal(place / "monev.jurnal"))
            ) as database:
                fill(database)
            made[fill] = place
        shutil.copytree(made[fill], folder, dirs_exist_ok=True)

    return copy


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A running PostgreSQL of the test session's own. Whoever stops it starts it again."""
    cluster = Cluster()
    yield cluster
    cluster.close()


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Fix the clock: today("2025-09-30")."""
    return lambda day: monkeypatch.setenv("MONEV_HARI_INI", day)


def on_day(day: str) -> Callable[..., None]:
    """A fixture: it is that day in every test of a file or a folder."""
    return pytest.fixture(autouse=True)(lambda today: today(day))
