"""Print the conditions of `monev/reading` that decide hardly anything.

    python tools/deciding_conditions.py data/*.xlsx tests/reading

A book is a file that is read, directly or by a test; whatever tests do without a file counts as one
more book. For each condition the books are counted in which it was true, and those in which it was
false. It is printed, with both counts, if the smaller one is below `--fewest`.
"""

import argparse
import ast
import builtins
import hashlib
import linecache
import sys
from collections import defaultdict
from collections.abc import Callable
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROOM = "monev.reading"
PLACES: list[tuple[Path, int, int]] = []
SEEN: dict[int, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
"""PLACES has the file, line and column of each condition; SEEN has, by index in PLACES, the books in
which it was false, and those in which it was true."""
BOOK = [""]
"""The hash of the book that is being read."""


def note(place: int, value: Any) -> Any:
    """Note the outcome of a condition in the present book, and return it."""
    SEEN[place][bool(value)].add(BOOK[0])
    return value


class Watcher(ast.NodeTransformer):
    """Puts `note` around each condition: of if, while and comprehensions, and each operand of `and`
    and `or`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def watch(self, node: ast.expr) -> ast.expr:
        """Wrap a condition in `note`; of `and` and `or` only the last operand, since the others are
        wrapped already.
        """
        if isinstance(node, ast.BoolOp):
            node.values[-1] = self.watch(node.values[-1])
            return node
        PLACES.append((self.path, node.lineno, node.col_offset))
        call = ast.Call(ast.Name("_note_", ast.Load()), [ast.Constant(len(PLACES) - 1), node], [])
        return ast.copy_location(call, node)

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        if isinstance(node, ast.If | ast.While | ast.IfExp):
            node.test = self.watch(node.test)
        elif isinstance(node, ast.comprehension):
            node.ifs = [*map(self.watch, node.ifs)]
        elif isinstance(node, ast.BoolOp):
            node.values[:-1] = map(self.watch, node.values[:-1])
        return node


class Loader(SourceFileLoader):
    """Loads a module with its conditions watched."""

    def get_code(self, fullname: str) -> Any:
        tree = Watcher(Path(self.path)).visit(ast.parse(self.get_data(self.path)))
        return compile(ast.fix_missing_locations(tree), self.path, "exec", dont_inherit=True)


class Finder(MetaPathFinder):
    """Finds the modules of the room, for `Loader`."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target) if fullname.startswith(ROOM) else None
        if spec and spec.origin and spec.origin.endswith(".py"):
            spec.loader = Loader(fullname, spec.origin)
        return spec


def noting_its_book(read_file: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a function that reads a file, so that it notes the book."""

    def read(data: bytes, *args: Any, **named: Any) -> Any:
        BOOK[0] = hashlib.sha256(data).hexdigest()
        try:
            return read_file(data, *args, **named)
        finally:
            BOOK[0] = ""

    return read


def main() -> None:
    """Read the books, run the tests, and print the conditions."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument(
        "--fewest", type=int, default=1, help="books in which a condition has to decide"
    )
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    sys.meta_path.insert(0, Finder())
    vars(builtins)["_note_"] = note
    from monev import reading  # here: `Finder` must be installed before it is imported

    reading.read_file = noting_its_book(reading.read_file)
    for path in filter(Path.is_file, options.paths):
        reading.read_file(path.read_bytes(), path.name)
    if tests := [str(path) for path in options.paths if path.is_dir()]:
        import pytest  # here: reading books alone does not need it

        pytest.main(["-q", "-n", "0", "--tb=no", "-p", "no:cacheprovider", *tests])
    hardly = [place for place in range(len(PLACES)) if min(map(len, SEEN[place])) < options.fewest]
    for place in hardly:
        path, line, column = PLACES[place]
        no, yes = map(len, SEEN[place])
        text = linecache.getline(str(path), line)[column:].strip()
        sys.stdout.write(f"{path.relative_to(ROOT)}:{line}: {yes}/{no} {text[:90]}\n")
    sys.stdout.write(
        f"{len(hardly)} of {len(PLACES)} conditions decide in fewer than {options.fewest} books\n"
    )


if __name__ == "__main__":
    main()
