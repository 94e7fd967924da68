"""Processes on each system: children and their limits, priorities, console output, our own port.

On Unix a child limits itself; on Windows its parent holds it by a Job Object. Only Linux has fences
for native code (docs/security.md), with a filter written by libseccomp. Without libseccomp or
kernel support, the limits and the audit hook of `monev.children.worker` remain.
"""

import ctypes
import errno
import io
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path


def _own_command() -> str:
    here = Path.cwd()
    python = Path(sys.executable)
    own = str(python.relative_to(here) if python.is_relative_to(here) else python)
    return f'"{own}" -m monev' if " " in own else f"{own} -m monev"


OWN_COMMAND = _own_command()
"""The command line with the Python that has the libraries, in a clone `.venv/bin/python -m
monev`."""

LIFE_SECONDS = 1200
"""Processor time of a child in its whole life: a hard limit that no task can raise."""
_LARGEST_FILE = 300 * 1024 * 1024
_OPEN_FILES = 64

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_CAPABILITY_VERSION_3 = 0x20080522

# Landlock (linux/landlock.h): rights on files, and how many of them each version supports.
_READ_FILE = 1 << 2
_READ_DIR = 1 << 3
_EXECUTE = 1 << 0
_ON_PLAIN_FILES = 1 << 0 | 1 << 1 | _READ_FILE | 1 << 14
_RIGHTS_KNOWN = (13, 14, 15, 15, 16)
_ALL_ON_NETWORK = 3

# seccomp.h
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
# Calls that no task needs: processes and threads, other programs, the network, memory and signals
# of other processes, and calls known from attacks on kernels.
_FORBIDDEN = """
accept accept4 add_key bind bpf capset chroot clone connect execve execveat fork io_uring_enter
io_uring_register io_uring_setup kill keyctl listen mount mq_open msgget open_by_handle_at
perf_event_open pidfd_getfd pidfd_open pidfd_send_signal pivot_root process_vm_readv
process_vm_writev ptrace recvfrom recvmsg request_key sendmsg sendto setns shmget socket
socketpair tkill umount2 unshare userfaultfd vfork
"""


def write_utf8() -> None:
    """Write UTF-8 with plain line ends to standard output and error.

    It does so whatever the locale or console. So commands print the same bytes everywhere, also
    under cron (LANG=C).
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a test may put any writable object here
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if sys.platform == "win32":
    _PROCESS_TIME, _ONE_PROCESS, _MEMORY, _NO_DIALOG, _END_WITH_US = 0x2, 0x8, 0x100, 0x400, 0x2000
    _EXTENDED_LIMITS = 9
    _ALL_ACCESS = 0x1FFFFF
    _IDLE = -15
    _TICKS = 10_000_000
    """Windows counts processor time in 100 nanoseconds."""
    _OUT_OF_TIME = (1816, 0xC0000044)
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.CreateJobObjectW.restype = _kernel.OpenProcess.restype = ctypes.c_void_p
    # Looked up now, because the fences forbid it later.
    _ask_memory = _kernel.K32GetProcessMemoryInfo
    _counters = ctypes.create_string_buffer(72)
    _ourselves = ctypes.c_void_p(-1)

    ASKED_BEFORE_OTHERS_COME = (
        "Windows Firewall mungkin bertanya tentang python.exe: centang *Private networks* saja, "
        "lalu *Allow access*. Bila kata sandi admin PC diminta dan Anda tidak memilikinya, pilih "
        "*Cancel*: Monev ZI tetap terbuka di komputer ini, dan yang lain dapat masuk sesudah "
        "admin PC mengizinkannya di Windows Security."
    )
    """Explains the question that the system asks before it opens a port to others."""

    START = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    """Flags for starting a child: no window, and a lower priority than the pages."""

    class _Job:
        """The parent's hold on a child: a Job Object that limits it and ends it with us."""

        def __init__(self, process: int, memory: int) -> None:
            """Put the process with this id into the Job. `memory`: bytes. Raises OSError."""
            self._memory = memory
            self._job = ctypes.c_void_p(_kernel.CreateJobObjectW(None, None))
            self._process = ctypes.c_void_p(_kernel.OpenProcess(_ALL_ACCESS, False, process))
            self.allow(LIFE_SECONDS)
            if not _kernel.AssignProcessToJobObject(self._job, self._process):
                raise ctypes.WinError(ctypes.get_last_error())

        def allow(self, seconds: float) -> None:
            """Limit the processor time from now on."""
            times = (ctypes.c_uint64 * 4)()  # start, end, time in the kernel, time in its own code
            _kernel.GetProcessTimes(
                self._process, *(ctypes.byref(times, 8 * place) for place in range(4))
            )
            until = min(times[3] + int(seconds * _TICKS), LIFE_SECONDS * _TICKS)
            flags = _PROCESS_TIME | _ONE_PROCESS | _MEMORY | _NO_DIALOG | _END_WITH_US
            # JOBOBJECT_EXTENDED_LIMIT_INFORMATION
            limits = struct.pack(
                "=qqI4xQQI4xQII48xQQ16x", until, 0, flags, 0, 0, 1, 0, 0, 0, self._memory, 0
            )
            if not _kernel.SetInformationJobObject(
                self._job, _EXTENDED_LIMITS, limits, len(limits)
            ):
                raise ctypes.WinError(ctypes.get_last_error())

        def let_go(self) -> None:
            """End the child and close its handles."""
            _kernel.CloseHandle(self._job)
            _kernel.CloseHandle(self._process)

    Leash = _Job

    def limit_resources(memory: int) -> None:
        """Do nothing: the parent's `Leash` does it."""

    def allow_seconds(seconds: float) -> None:
        """Do nothing: the parent's `Leash.allow` does it."""

    def memory_used() -> int:
        """Return the most memory this process ever held, in bytes."""
        _ask_memory(_ourselves, _counters, len(_counters))
        return int(struct.unpack_from("=Q", _counters, 8)[0])

    def die_with_parent(parent: int) -> None:
        """Do nothing: the parent's `Leash` does it."""

    def step_back() -> None:
        """Give this thread the lowest priority."""
        _kernel.SetThreadPriority(ctypes.c_void_p(-2), _IDLE)

    def open_more_files(most: int) -> int:
        """Return `most`: on Windows connections are not files, so there is no limit to raise."""
        return most

    def keep_port(listener: socket.socket) -> None:
        """Reserve this socket's port. Without this, Windows lets others listen there too."""
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)

else:
    import resource

    _NICE, _LAST = 5, 19
    _MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024
    _OUT_OF_TIME = (-signal.SIGPROF, -signal.SIGXCPU, -signal.SIGKILL)

    ASKED_BEFORE_OTHERS_COME = ""
    """Explains the question that Windows asks before it opens a port to others; none here."""

    START = 0
    """Flags for starting a child: none."""

    class _Nothing:
        """The parent's hold on a child: none, since it limits itself."""

        def __init__(self, process: int, memory: int) -> None:
            """Do nothing."""

        def allow(self, seconds: float) -> None:
            """Do nothing."""

        def let_go(self) -> None:
            """Do nothing."""

    Leash = _Nothing

    def limit_resources(memory: int) -> None:
        """Limit memory, files, processes and processor time, as far as the system can.

        The lower priority lets pages go first.
        """
        os.nice(_NICE)
        # A write beyond the limit then raises an error instead of ending the process silently.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        for kind, most in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, _LARGEST_FILE),
            (resource.RLIMIT_NOFILE, _OPEN_FILES),
            (resource.RLIMIT_NPROC, 0),
            (resource.RLIMIT_CPU, LIFE_SECONDS),
        ):
            hard = resource.getrlimit(kind)[1]
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (most, most))

    def allow_seconds(seconds: float) -> None:
        """Limit the processor time from now on. The system ends this process to the millisecond."""
        signal.setitimer(signal.ITIMER_PROF, max(seconds, 0.001))

    def memory_used() -> int:
        """Return the most memory this process ever held, in bytes."""
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MEMORY_UNIT

    def die_with_parent(parent: int) -> None:
        """End this process with the thread that started it, if the system can.

        Else its closed pipe does.
        """
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            if os.getppid() != parent:
                sys.exit(0)

    def step_back() -> None:
        """Give this thread the lowest priority, if the system has priorities for threads."""
        if sys.platform == "linux":
            with suppress(OSError):  # a container may forbid it
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LAST)

    def open_more_files(most: int) -> int:
        """Raise the limit of open files up to `most`, as the system allows, and return it."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        now = max(soft, most if hard == resource.RLIM_INFINITY else min(hard, most))
        resource.setrlimit(resource.RLIMIT_NOFILE, (now, hard))
        return now

    def keep_port(listener: socket.socket) -> None:
        """Allow a port that was just released; nobody else may listen there at the same time."""
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def was_out_of_time(code: int) -> bool:
    """True if a child that ended with this code had used up its processor time."""
    return code in _OUT_OF_TIME


if sys.platform == "linux":

    def shut_in(readable: Sequence[str], writable: str) -> None:
        """Restrict this process, including native code.

        It may read only these paths (and run none), write only `writable`, and make no call of
        `_FORBIDDEN`. A child of root loses the powers of root.
        """
        libc = ctypes.CDLL(None)
        libc.capset(struct.pack("Ii", _CAPABILITY_VERSION_3, 0), struct.pack("6I", *[0] * 6))
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        try:
            seccomp = ctypes.CDLL("libseccomp.so.2")
        except OSError:  # not installed
            return
        _restrict_files(libc, seccomp, readable, writable)
        _forbid_calls(seccomp)

    def _restrict_files(
        libc: ctypes.CDLL, seccomp: ctypes.CDLL, readable: Sequence[str], writable: str
    ) -> None:
        create, add, restrict = (
            seccomp.seccomp_syscall_resolve_name(name)
            for name in (
                b"landlock_create_ruleset",
                b"landlock_add_rule",
                b"landlock_restrict_self",
            )
        )
        version = libc.syscall(create, None, 0, 1)
        if version < 1:  # a kernel without it
            return
        handled = (1 << _RIGHTS_KNOWN[min(version, len(_RIGHTS_KNOWN)) - 1]) - 1
        attributes = (
            struct.pack("QQ", handled, _ALL_ON_NETWORK)
            if version >= 4
            else struct.pack("Q", handled)
        )
        rules = libc.syscall(create, attributes, len(attributes), 0)
        if rules < 0:
            return
        for path, rights in [
            *((path, _READ_FILE | _READ_DIR) for path in readable),
            (writable, handled & ~_EXECUTE),
        ]:
            opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
            is_folder = os.path.isdir(path)  # noqa: PTH112 - a plain text path
            allowed = rights if is_folder else rights & _ON_PLAIN_FILES
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

        # Its arguments are in memory, where a filter cannot look. "Not there" (ENOSYS) keeps
        # libraries from relying on it.
        refuse("clone3", errno.ENOSYS)
        for name in _FORBIDDEN.split():
            refuse(name, errno.EPERM)
        seccomp.seccomp_load(calls)
        seccomp.seccomp_release(calls)

else:

    def shut_in(readable: Sequence[str], writable: str) -> None:
        """Do nothing: only Linux can restrict native code (docs/security.md)."""
