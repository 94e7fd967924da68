"""Imports modules from one open file, because opening files is slow on Windows.

Windows asks its antivirus, and Wine another process, about each opened file, and a start needs two
thousand modules. Most modules have no source file; data files are where they always were.

`build.py` makes the file with the byte code and its index. importlib refuses byte code of another
Python, and then reads the source if there is one. This module imports little, because its own
imports are files.
"""

import marshal
import mmap
import sys
from importlib.machinery import ExtensionFileLoader, ModuleSpec, SourceFileLoader
from io import open_code
from os import sep

HERE = __file__.rpartition(sep)[0]
PROGRAM = HERE.rsplit(sep, 3)[0]
with open_code(f"{HERE}{sep}modul.idx") as _file:
    INDEX: dict[str, tuple[str, int, int]] = marshal.load(_file)
    """Module → the path of its source in the program's folder, and the begin and end of its byte
    code; both are equal for a binary library."""
with open_code(f"{HERE}{sep}modul.bin") as _file:
    CODE = mmap.mmap(_file.fileno(), 0, access=mmap.ACCESS_READ)


class _Loader(SourceFileLoader):
    def path_stats(self, path: str) -> dict[str, float]:
        """Return zeros without asking the disk: the byte code is not compared with its source."""
        return {"mtime": 0, "size": 0}

    def get_data(self, path: str) -> bytes:
        """Return the module's byte code, or the content of any other file."""
        if not path.endswith(".pyc"):
            return super().get_data(path)
        _, begin, end = INDEX[self.name]
        return CODE[begin:end]


class _Finder:
    @staticmethod
    def find_spec(name: str, *_: object) -> ModuleSpec | None:
        """Find a module in the index; None if it has a file of its own."""
        if name not in INDEX:
            return None
        path, begin, end = INDEX[name]
        source = f"{PROGRAM}{sep}{path.replace('/', sep)}"
        loader = _Loader(name, source) if end > begin else ExtensionFileLoader(name, source)
        spec = ModuleSpec(name, loader, origin=source, is_package=loader.is_package(name))
        spec.has_location = True
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(source.rpartition(sep)[0])
        return spec


sys.meta_path.insert(2, _Finder)  # after the finders of built-in and frozen modules
