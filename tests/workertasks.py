"""What a page can do to the process that cleans it; run there by tests/test_worker.py."""

import os
import signal
import sys

from readout.errors import InputError, SkippedInput
from readout.records import Page


def behave(page: Page) -> object:
    """Does what the page's text says."""
    return globals()[page.data.decode()](page)


def pid(page):
    return os.getpid()


def modules(page):
    return sorted(sys.modules)


def spin(page):
    while True:
        pass


def spin_in_c(page):
    return len(str(3 ** (3**16)))  # one long call that no signal interrupts


def fill_memory(page):
    kept = []
    while True:
        kept.append(bytes(1 << 26))  # not touched, so quick even on a busy machine


def segfault(page):
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(page):
    os._exit(3)


def skip(page):
    raise SkippedInput("not for us")


def refuse(page):
    raise InputError("broken")


def fail(page):
    raise ValueError("two\nlines")


def dig(page):
    return dig(page)


def chatter(page):
    print("a library prints")
    os.write(1, b"and writes to the pipe it knows")
    os.write(2, b"and complains")
    return "calm"


def large(page):
    return "x" * 5_000_000
