"""A disk that forgets at a power cut all that was not synced: names in a folder, contents of a
file. It is as strict as POSIX allows; real disks mostly remember more."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Tree = dict[str, "Tree | bytes"]
"""Name → the tree of a folder, or the bytes of a file."""
CHANGING = ("fsync", "replace", "rename", "unlink", "mkdir", "rmdir", "link")


class ForgettingDisk:
    """Watches `root`, and calls `after(moment, tree)` before and after each call that changes or
    syncs it, with what a power cut would leave.

    It calls it twice: once with synced names only, once with all names and synced contents only."""

    def __init__(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, after: Callable[[str, Tree], None]
    ) -> None:
        self._root, self._after = root, after
        self._contents: dict[int, bytes] = {}
        self._names: dict[int, dict[str, int]] = {}
        self._held: dict[int, int] = {}
        """Inode → a handle, so that the number is not used again."""
        for path in (root, *root.rglob("*")):
            self._sync(path)
        for name in CHANGING:
            monkeypatch.setattr(os, name, self._watched(name, getattr(os, name)))

    def _watched(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*content: Any, **other: Any) -> Any:
            self._cut(f"before {name}")
            result = act(*content, **other)
            if name == "fsync":
                self._sync(Path(f"/proc/self/fd/{content[0]}").resolve())
            self._cut(f"after {name}")
            return result

        return watched

    def _sync(self, path: Path) -> None:
        inode = self._inode_of(path)
        if path.is_dir():
            self._names[inode] = {child.name: self._inode_of(child) for child in path.iterdir()}
        else:
            self._contents[inode] = path.read_bytes()

    def _inode_of(self, path: Path) -> int:
        inode = path.stat().st_ino
        if inode not in self._held:
            self._held[inode] = os.open(path, os.O_RDONLY)
        return inode

    def _cut(self, moment: str) -> None:
        self._after(f"{moment}, names as synced", self._as_synced(self._inode_of(self._root)))
        self._after(f"{moment}, all names", self._with_all_names(self._root))

    def _as_synced(self, folder: int) -> Tree:
        return {name: self._left_of(inode) for name, inode in self._names.get(folder, {}).items()}

    def _left_of(self, inode: int) -> Tree | bytes:
        is_folder = Path(f"/proc/self/fd/{self._held[inode]}").is_dir()
        return self._as_synced(inode) if is_folder else self._contents.get(inode, b"")

    def _with_all_names(self, folder: Path) -> Tree:
        return {
            path.name: self._with_all_names(path)
            if path.is_dir()
            else self._contents.get(self._inode_of(path), b"")
            for path in folder.iterdir()
        }

    def close(self) -> None:
        """Close all handles."""
        for handle in self._held.values():
            os.close(handle)


def lay_out(tree: Tree, folder: Path) -> None:
    """Write a tree into a new folder."""
    folder.mkdir()
    for name, content in tree.items():
        if isinstance(content, bytes):
            (folder / name).write_bytes(content)
        else:
            lay_out(content, folder / name)
