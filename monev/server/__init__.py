"""Starting the pages, and everything that touches the insides of Streamlit."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from monev.core.errors import MonevError

log = logging.getLogger("monev.server")


def say(sentence: str) -> None:
    """One line for the person who started the server, at once."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


@contextmanager
def logged(work: str) -> Iterator[None]:
    """What goes wrong where nobody looks is in the log; what each page says itself as a line of no weight."""
    try:
        yield
    except MonevError as error:
        log.info("%s: %s", work, error)
    except Exception:
        log.exception(work)


@contextmanager
def in_background(
    work: Callable[[threading.Event], None], name: str, *, is_waited_for: bool = False
) -> Iterator[threading.Thread]:
    """A thread does `work` while what is inside goes on; the event tells it when that has ended."""
    ending = threading.Event()
    thread = threading.Thread(target=work, args=(ending,), name=name, daemon=True)
    thread.start()
    try:
        yield thread
    finally:
        ending.set()
        if is_waited_for:
            thread.join()
