"""Linux's own fences: Landlock for files, seccomp for calls, no capabilities.

libseccomp, which comes with systemd and with apt, knows the number of every call on every processor and writes the
filter. Where it or the kernel's part is missing, the limits and the audit hook of `confinement` still stand.
"""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import struct
import sys
from collections.abc import Sequence

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_CAPABILITY_VERSION_3 = 0x20080522

# Landlock (linux/landlock.h): rights on files, and how many of them each version of it knows.
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_EXECUTE, _ON_PLAIN_FILES = 1 << 0, 1 << 0 | 1 << 1 | _READ_FILE | 1 << 14
_RIGHTS_KNOWN = (13, 14, 15, 15, 16)
_ALL_ON_NETWORK = 3

# seccomp.h
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
# What no task needs: processes and threads, other programs, the network, other processes' memory and signals, and the
# doors through which kernels were broken.
_FORBIDDEN = """
accept accept4 add_key bind bpf capset chroot clone connect execve execveat fork io_uring_enter io_uring_register
io_uring_setup kill keyctl listen mount mq_open msgget open_by_handle_at perf_event_open pidfd_getfd pidfd_open
pidfd_send_signal pivot_root process_vm_readv process_vm_writev ptrace recvfrom recvmsg request_key sendmsg sendto setns
shmget socket socketpair tkill umount2 unshare userfaultfd vfork
"""


def die_with_parent() -> None:
    """Be ended when the thread that started this process ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def shut_in(readable: Sequence[str], writable: str) -> None:
    """From now on only these paths are read (none is run), only `writable` is written, and the calls of `_FORBIDDEN`
    are refused, native code's as well. A child of root keeps no more power than one of anybody else."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    libc.capset(struct.pack("Ii", _CAPABILITY_VERSION_3, 0), struct.pack("6I", *[0] * 6))
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    try:
        seccomp = ctypes.CDLL("libseccomp.so.2")
    except OSError:  # not installed
        return
    _restrict_files(libc, seccomp, readable, writable)
    _forbid_calls(seccomp)


def _restrict_files(libc: ctypes.CDLL, seccomp: ctypes.CDLL, readable: Sequence[str], writable: str) -> None:
    create, add, restrict = (
        seccomp.seccomp_syscall_resolve_name(name)
        for name in (b"landlock_create_ruleset", b"landlock_add_rule", b"landlock_restrict_self")
    )
    version = libc.syscall(create, None, 0, 1)
    if version < 1:  # a kernel without it
        return
    handled = (1 << _RIGHTS_KNOWN[min(version, len(_RIGHTS_KNOWN)) - 1]) - 1
    attributes = struct.pack("QQ", handled, _ALL_ON_NETWORK) if version >= 4 else struct.pack("Q", handled)
    rules = libc.syscall(create, attributes, len(attributes), 0)
    if rules < 0:
        return
    for path, rights in [*((path, _READ_FILE | _READ_DIR) for path in readable), (writable, handled & ~_EXECUTE)]:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
        allowed = rights if os.path.isdir(path) else rights & _ON_PLAIN_FILES  # noqa: PTH112 - a plain text path
        libc.syscall(add, rules, 1, struct.pack("=Qi", allowed, opened), 0)
        os.close(opened)
    libc.syscall(restrict, rules, 0)
    os.close(rules)


def _forbid_calls(seccomp: ctypes.CDLL) -> None:
    seccomp.seccomp_init.restype = ctypes.c_void_p
    calls = ctypes.c_void_p(seccomp.seccomp_init(_ALLOW))

    def refuse(name: str, error: int) -> None:
        number = seccomp.seccomp_syscall_resolve_name(name.encode())
        seccomp.seccomp_rule_add_array(calls, _REFUSE | error, number, 0, None)

    # What it asks for stands in memory, where a filter cannot look: "not there", so that nobody relies on it.
    refuse("clone3", errno.ENOSYS)
    for name in _FORBIDDEN.split():
        refuse(name, errno.EPERM)
    seccomp.seccomp_load(calls)
    seccomp.seccomp_release(calls)
