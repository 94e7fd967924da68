"""Modules come out of one file that is open already: Windows asks its antivirus, and Wine another
process, about each file that is opened, and a start asks for two thousand of them. Most have no
source beside them; data files lie where they always did.

`build.py` makes both files. Byte code of another Python is refused by importlib, which then reads
the source where one lies. What is imported here comes from files of its own, so it is little.
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
    """Module → its source's path in the program's folder, and where its byte code begins and ends;
    nothing lies between where the path is a binary library's."""
with open_code(f"{HERE}{sep}modul.bin") as _file:
    CODE = mmap.mmap(_file.fileno(), 0, access=mmap.ACCESS_READ)


class _Loader(SourceFileLoader):
    def path_stats(self, path: str) -> dict[str, float]:
        """Nothing that would have to be asked for: the byte code is not compared with its
        source."""
        return {"mtime": 0, "size": 0}

    def get_data(self, path: str) -> bytes:
        """The module's byte code; any other file as it is."""
        if not path.endswith(".pyc"):
            return super().get_data(path)
        _, begin, end = INDEX[self.name]
        return CODE[begin:end]


class _Finder:
    @staticmethod
    def find_spec(name: str, *_: object) -> ModuleSpec | None:
        """Where a module comes from; None: from a file of its own."""
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


sys.meta_path.insert(2, _Finder)  # after what is built in or frozen
