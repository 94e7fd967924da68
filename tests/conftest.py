"""What many tests share: a journal, a database that follows it, the clock, a limit on processor
time.
"""

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
from monev.journal import Journal, backup_file, open_journal
from monev.people import accounts
from tests.postgres import Cluster

TOGETHER = ("browser", "situations")
"""Folders whose files are kept together and begin first: the material of a situation is read and
stored once, and the files of `browser` go to two workers by their letter, of which each has one
Chromium. With one worker for it the whole run would wait for that one."""
SECOND_HALF = "lo"
"""The first letters of the files of `browser` that go to the second of its workers: about half of
their time."""
LONGEST = (*TOGETHER, "pages", "server")
"""Folders whose files are spread over the first four fifths of the run, so that all workers end
with short files."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option `--semua`: run everything (`make test-semua`)."""
    parser.addoption(
        "--semua", action="store_true", help="also the tests marked semua; many random examples"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Use the same few random examples in each run, or with `--semua` many, others each time.

    The time of an example has no limit: on a busy machine that would fail sound tests.
    """
    ours_to_judge = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    unhurried = settings(deadline=None, suppress_health_check=ours_to_judge)
    settings.register_profile("sedikit", unhurried, max_examples=12, derandomize=True)
    settings.register_profile("banyak", unhurried, max_examples=200)
    settings.load_profile("banyak" if config.getoption("semua") else "sedikit")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests marked semua to `make test-semua`, and spread the longest files among the
    others.
    """
    if not config.getoption("semua"):
        left = [item for item in items if item.get_closest_marker("semua")]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if not item.get_closest_marker("semua")]
    places = {item: _place(item) for item in items}
    files = dict.fromkeys(places.values())
    longest = [file for folder in LONGEST for file in files if file[:1] == (folder,)]
    others = [file for file in files if file not in longest]
    shares = ((longest, 0.8), (others, 1.0))
    turns = {}
    for some, share in shares:
        for turn, file in enumerate(some):
            turns[file] = share * turn / len(some)
    items.sort(key=lambda item: turns[places[item]])


class InTurn(LoadFileScheduling):
    """A schedule in which each worker takes the next file, or all files of a folder that is kept
    together.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        folder = next((folder for folder in TOGETHER if file.startswith(f"tests/{folder}/")), file)
        if folder == "browser" and file.removeprefix("tests/browser/test_") >= SECOND_HALF:
            return f"{folder}, second half"
        return folder


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> InTurn | None:
    """Schedule as `--dist loadfile` (Makefile) does, but keep the folders of TOGETHER together."""
    return InTurn(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the garbage collector away from what is imported and collected.

    It stays to the end, so looking through it finds nothing and costs a second in each process. A
    server does the same (monev/server/application.py).
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(100_000, 20, 20)
        gc.enable()


def pytest_unconfigure() -> None:
    """Give everything back to the garbage collector: otherwise DuckDB finds its own types alive at
    the end and lists them at the terminal.
    """
    gc.unfreeze()


def _place(item: pytest.Item) -> tuple[str, ...]:
    """Folders and file of a test, below this folder."""
    root = Path(__file__).parent
    return item.path.relative_to(root).parts if item.path.is_relative_to(root) else ()


def before_release(*values: object) -> list[object]:
    """Return further values of a parameter that only `make test-semua` tries, as they say the same
    as the first ones.
    """
    further = []
    for value in values:
        arguments = value if isinstance(value, tuple) else (value,)
        further.append(pytest.param(*arguments, marks=pytest.mark.semua))
    return further


def first_few(values: Iterable[object], count: int) -> list[object]:
    """Return values of which each run tries the first `count`, and `make test-semua` the others
    too.
    """
    everything = [*values]
    return [*everything[:count], *before_release(*everything[count:])]


PROCESSOR_SECONDS = 240
"""The processor time of one test with its fixtures, unless it is marked `processor_seconds(n)`.
Time on the wall is not limited: on a busy machine that would fail sound tests. If a test hangs,
pytest prints after a while where it stands."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test that uses more processor time than it may, and show where it was."""
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
    """Forget the place from which the test before acted: command line and pages share one process
    here.
    """
    acting_from("")


@pytest.fixture(autouse=True, scope="session")
def full_cost() -> Iterator[tuple[PasswordHasher, int]]:
    """Yield the hasher of passwords that users get, and what a guess at their locked backup costs.
    Tests use others at hardly any cost.
    """
    usual = accounts._hasher, backup_file.GUESS_COST
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            accounts, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        )
        patch.setattr(backup_file, "GUESS_COST", 2)
        yield usual


Fill = Callable[[Database], object]
Copy = Callable[[Fill, Path], None]


def begins(**fills: Fill) -> Callable[..., Fill | None]:
    """Return a fixture `beginning` for a folder or a file. Each argument fills journal and database
    for the tests that ask for the fixture of its name; if a test asks for several, the last one
    counts. A filling is done once and copied for each test.
    """

    @pytest.fixture
    def beginning(request: pytest.FixtureRequest) -> Fill | None:
        chosen = [fills[name] for name in fills if name in request.fixturenames]
        return chosen[-1] if chosen else None

    return beginning


beginning = begins()


def filled_by(fill: Fill, **further: Fill) -> Callable[..., Iterator[Database]]:
    """Return a fixture of a database that `fill` filled; also usable as a decorator of `fill`. The
    filling is done once and copied for each test. `further` fills it instead for a test that also
    asks for the fixture of that name; if for several, the last one counts.
    """

    @pytest.fixture
    def filled(request: pytest.FixtureRequest, tmp_path: Path, copy_of: Copy) -> Iterator[Database]:
        chosen = [further[name] for name in further if name in request.fixturenames]
        copy_of(chosen[-1] if chosen else fill, tmp_path)
        with store_in(tmp_path) as database:
            yield database

    return filled


def store_in(folder: Path) -> closing[Database]:
    """Open the database of a folder and its journal, and close it with the `with` statement."""
    journal = open_journal(folder / "monev.jurnal")
    return closing(Database.open_at(folder / "monev.duckdb", journal))


@pytest.fixture
def journal(tmp_path: Path, beginning: Fill | None, copy_of: Copy) -> Journal:
    """Return a journal in a folder of its own, with what the test begins with."""
    if beginning is not None:
        copy_of(beginning, tmp_path)
    return open_journal(tmp_path / "monev.jurnal")


@pytest.fixture
def db(tmp_path: Path, journal: Journal, copy_of: Copy) -> Iterator[Database]:
    """Open a DuckDB file beside `journal`; call `db.catch_up()` after adding to the journal. Empty
    tables are copied: making them takes half as long as the rest of a short test.
    """
    if not (tmp_path / "monev.duckdb").exists():
        copy_of(Database.catch_up, tmp_path)
    with closing(Database.open_at(tmp_path / "monev.duckdb", journal)) as database:
        yield database


@pytest.fixture(scope="module")
def shared_db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Open a database for all tests of a file. They only look at it, or each keeps to a satker of
    its own.
    """
    with store_in(tmp_path_factory.mktemp("bersama")) as database:
        yield database


@pytest.fixture
def own_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copy_of: Copy
) -> Iterator[Callable[..., Database]]:
    """Yield a function that opens the store that pages and server of this process use, in a folder
    of the test: empty, or as `fill` filled it, which is done once and copied for each test.
    """
    from monev.ui.context import open_store  # it loads Streamlit, which few tests need

    monkeypatch.setenv("MONEV_DB", str(tmp_path / "monev.duckdb"))
    monkeypatch.delenv("MONEV_JURNAL", raising=False)

    def opened(fill: Fill | None = None) -> Database:
        if fill is not None or not (tmp_path / "monev.jurnal").exists():
            copy_of(fill or Database.catch_up, tmp_path)
        return stack.enter_context(closing(open_store()))

    with ExitStack() as stack:
        yield opened


@pytest.fixture(scope="session")
def copy_of(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Return a function that puts into a folder the journal and the database that `fill` made,
    once, of empty ones. Their tables are made once too.
    """
    made: dict[Fill, Path] = {}

    def copy(fill: Fill, folder: Path) -> None:
        if fill not in made:
            place = tmp_path_factory.mktemp("siap")
            if fill != Database.catch_up:
                copy(Database.catch_up, place)
            with store_in(place) as database:
                fill(database)
                database.journal.store.close()
            made[fill] = place
        shutil.copytree(made[fill], folder, dirs_exist_ok=True)

    return copy


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """Run a PostgreSQL for the test session. Whoever stops it starts it again."""
    cluster = Cluster()
    yield cluster
    cluster.close()


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Set the clock: today("2025-09-30")."""
    return lambda day: monkeypatch.setenv("MONEV_HARI_INI", day)


def on_day(day: str) -> Callable[..., None]:
    """Return a fixture that sets this day in every test of a file or a folder."""
    return pytest.fixture(autouse=True)(lambda today: today(day))
