"""Linux's own fences, asked for without a library: Landlock for files, seccomp for calls, no capabilities.

Each function does nothing where the system or its kernel lacks the means: the limits and the audit hook of
`confinement` stand everywhere.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Sequence

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SIGKILL = 9
_CAPABILITY_VERSION_3 = 0x20080522

# Landlock (linux/landlock.h). The same numbers on every architecture.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_ALL_ON_FILES = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_ON_PLAIN_FILES = 1 << 0 | 1 << 1 | _READ_FILE | 1 << 14
_ALL_ON_NETWORK = 3

# Calls that no task needs → their numbers on x86_64 and on aarch64 (None: not there). Threads and processes,
# other programs, the network, other processes' memory and signals, and the doors through which kernels were broken.
_FORBIDDEN: dict[str, tuple[int | None, int | None]] = {
    "accept": (43, 202),
    "accept4": (288, 242),
    "add_key": (248, 217),
    "bind": (49, 200),
    "bpf": (321, 280),
    "capset": (126, 91),
    "chroot": (161, 51),
    "clone": (56, 220),
    "connect": (42, 203),
    "execve": (59, 221),
    "execveat": (322, 281),
    "fork": (57, None),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "io_uring_setup": (425, 425),
    "kill": (62, 129),
    "keyctl": (250, 219),
    "listen": (50, 201),
    "mount": (165, 40),
    "mq_open": (240, 180),
    "msgget": (68, 186),
    "open_by_handle_at": (304, 265),
    "perf_event_open": (298, 241),
    "pidfd_getfd": (438, 438),
    "pidfd_open": (434, 434),
    "pidfd_send_signal": (424, 424),
    "pivot_root": (155, 41),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "recvfrom": (45, 207),
    "recvmsg": (47, 212),
    "request_key": (249, 218),
    "sendmsg": (46, 211),
    "sendto": (44, 206),
    "setns": (308, 268),
    "shmget": (29, 194),
    "socket": (41, 198),
    "socketpair": (53, 199),
    "tkill": (200, 130),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
    "vfork": (58, None),
}
_CLONE3 = 435
_ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
_EPERM, _ENOSYS = 1, 38
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def die_with_parent() -> None:
    """Be ended when the thread that started this process ends."""
    if (libc := _libc()) is not None:
        libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)


def drop_capabilities() -> None:
    """A child of root has no more power than one of anybody else."""
    if (libc := _libc()) is not None:
        libc.capset(struct.pack("Ii", _CAPABILITY_VERSION_3, 0), struct.pack("6I", *[0] * 6))


def restrict_files(readable: Sequence[str], writable: str) -> None:
    """From now on only these paths are read (none is run), and only `writable` is written. A kernel without Landlock
    leaves it at the audit hook."""
    libc = _libc()
    version = -1 if libc is None else libc.syscall(_CREATE_RULESET, None, 0, 1)
    if libc is None or version < 1:
        return
    handled = _ALL_ON_FILES[min(version, max(_ALL_ON_FILES))]
    attributes = struct.pack("QQ", handled, _ALL_ON_NETWORK) if version >= 4 else struct.pack("Q", handled)
    rules = libc.syscall(_CREATE_RULESET, attributes, len(attributes), 0)
    if rules < 0:
        return
    for path in readable:
        _allow(libc, rules, path, _READ_FILE | _READ_DIR)
    _allow(libc, rules, writable, handled & ~1)
    _no_new_privileges(libc)
    libc.syscall(_RESTRICT_SELF, rules, 0)
    os.close(rules)


def forbid_calls() -> None:
    """Refuse the calls of `_FORBIDDEN` from now on, native code's as well."""
    libc, machine = _libc(), _ARCHITECTURES.get(platform.machine())
    if libc is None or machine is None:
        return
    architecture, column = machine
    numbers = sorted(n for pair in _FORBIDDEN.values() if (n := pair[column]) is not None)
    steps = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _REFUSE | _EPERM), (_LOAD, 0, 0, 0)]
    if column == 0:  # calls of the x32 kind have other numbers
        steps += [(_AT_LEAST, 0, 1, 0x40000000), (_RETURN, 0, 0, _REFUSE | _EPERM)]
    # What it asks for stands in memory, where a filter cannot look: "not there", so that nobody relies on it.
    steps += [(_EQUAL, 0, 1, _CLONE3), (_RETURN, 0, 0, _REFUSE | _ENOSYS)]
    steps += [(_EQUAL, len(numbers) - place, 0, number) for place, number in enumerate(numbers)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE | _EPERM)]
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    _no_new_privileges(libc)
    libc.prctl(_PR_SET_SECCOMP, 2, ctypes.byref(_Filter(len(steps), code)), 0, 0)


def _allow(libc: ctypes.CDLL, rules: int, path: str, rights: int) -> None:
    opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rights = rights if os.path.isdir(path) else rights & _ON_PLAIN_FILES  # noqa: PTH112 - a plain text path
        libc.syscall(_ADD_RULE, rules, 1, struct.pack("=Qi", rights, opened), 0)
    finally:
        os.close(opened)


def _no_new_privileges(libc: ctypes.CDLL) -> None:
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def _libc() -> ctypes.CDLL | None:
    return ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
