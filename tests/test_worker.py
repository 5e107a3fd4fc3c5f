import os
import signal
import subprocess
import sys
import time

import pytest

from readout.errors import InputError, SetupError, SkippedInput
from readout.layers import BLOCKS
from readout.records import Page
from readout.worker import Worker

TASK = "tests.workertasks:behave"
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and memory limits of a Unix system")


def page(what: str) -> Page:
    return Page(what, what.encode(), "text/plain", charset="utf-8")


@pytest.fixture(scope="module")
def worker():
    with Worker(seconds=1.5, memory=300 << 20, task=TASK) as worker:
        yield worker


def test_one_process_serves_many_pages(worker):
    assert worker.clean(page("pid")) == worker.clean(page("pid")) != os.getpid()


@pytest.mark.parametrize("what", ["spin", "spin_in_c"])
def test_a_page_that_takes_too_long_is_ended_and_the_next_is_read(worker, what):
    start = time.monotonic()
    with pytest.raises(InputError, match=f"{what}: took more than 1.5 s"):
        worker.clean(page(what))
    assert time.monotonic() - start < 10
    assert worker.clean(page("pid"))


@UNIX
def test_a_page_that_fills_the_memory_is_an_error_of_one_line(worker):
    with pytest.raises(InputError, match="needed more than 300 MiB of memory"):
        worker.clean(page("fill_memory"))
    assert worker.clean(page("pid"))


@UNIX
def test_a_crash_of_the_parser_spares_the_next_page(worker):
    with pytest.raises(InputError, match="crashed the parser"):
        worker.clean(page("segfault"))
    with pytest.raises(InputError, match="exit status 3"):
        worker.clean(page("leave"))
    assert worker.clean(page("pid"))


def test_errors_arrive_as_they_were_raised(worker):
    with pytest.raises(SkippedInput, match="not for us"):
        worker.clean(page("skip"))
    with pytest.raises(InputError, match="broken") as refused:
        worker.clean(page("refuse"))
    assert not isinstance(refused.value, SkippedInput)
    with pytest.raises(InputError, match="ValueError: two lines"):
        worker.clean(page("fail"))
    with pytest.raises(InputError, match="nested too deeply"):
        worker.clean(page("dig"))


def test_what_a_library_prints_does_not_fall_among_the_answers(worker, capfd):
    assert worker.clean(page("chatter")) == "calm"
    assert capfd.readouterr() == ("", "")


def test_large_pages_and_readings_pass_through(worker):
    assert len(worker.clean(page("large"))) == 5_000_000
    with pytest.raises(InputError):
        worker.clean(Page("big", b"x" * 8_000_000, "text/plain"))


def test_sending_a_page_is_cheap(worker):
    worker.clean(page("pid"))
    start = time.perf_counter()
    for _ in range(100):
        worker.clean(page("pid"))
    assert (time.perf_counter() - start) / 100 < 0.05


@UNIX
def test_ctrl_c_is_not_heard_by_the_child(worker):
    child = worker.clean(page("pid"))
    os.kill(child, signal.SIGINT)
    assert worker.clean(page("pid")) == child


@UNIX
def test_a_child_that_was_killed_from_outside_is_replaced(worker):
    child = worker.clean(page("pid"))
    os.kill(child, signal.SIGKILL)
    assert worker.clean(page("pid")) != child


def test_a_worker_can_be_used_again_after_close():
    worker = Worker(task=TASK)
    worker.close()
    assert worker.clean(page("pid"))
    worker.close()
    worker.close()


@UNIX
def test_the_child_leaves_when_its_parent_is_killed():
    script = "import os\nfrom tests.test_worker import *\nw = Worker(task=TASK)\n"
    script += "print(w.clean(page('pid')), flush=True)\nos.kill(os.getpid(), 9)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    child = int(ran.stdout)
    for _ in range(100):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        if b"\nState:\tZ" in _status(child):
            return
        time.sleep(0.05)
    raise AssertionError("the child still runs")


def _status(pid: int) -> bytes:
    try:
        with open(f"/proc/{pid}/status", "rb") as status:
            return status.read()
    except OSError:
        return b"\nState:\tZ"


def test_a_task_that_cannot_be_imported_is_a_setup_error():
    with Worker(task="readout.no_such_module:clean") as worker, pytest.raises(SetupError, match="no_such_module"):
        worker.clean(page("pid"))


@UNIX
def test_a_memory_limit_too_small_to_start_is_a_setup_error():
    with Worker(memory=30 << 20) as worker, pytest.raises(SetupError, match="memory"):
        worker.clean(page("pid"))


def test_the_script_that_uses_a_worker_is_not_run_again(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "from readout.worker import Worker\nfrom readout.records import Page\nprint('once')\n"
        f"with Worker(task={TASK!r}) as w:\n    w.clean(Page('a', b'pid', 'text/plain'))\n"
    )
    path = {**os.environ, "PYTHONPATH": os.pathsep.join([os.getcwd(), os.environ.get("PYTHONPATH", "")])}
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, env=path)
    assert (ran.stdout, ran.stderr, ran.returncode) == ("once\n", "", 0)


def test_the_process_that_cleans_pages_loads_neither_the_model_nor_the_network():
    script = "import sys, readout.worker, readout.clean; print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert not loaded & {"onnxruntime", "torch", "tokenizers", "rich", "protego", "readout.formats"}


def test_a_page_is_cleaned_as_it_is_in_process():
    from readout.clean import clean_page

    paragraph = "<p>The ferry would sail again on Friday, the harbour master told reporters in the old town hall.</p>"
    html = f"<html><body><article><h1>Ferry to sail again</h1>{paragraph * 3}</article></body></html>"
    ferry = Page("ferry.html", html.encode(), "text/html")
    with Worker() as worker:
        reading = worker.clean(ferry)
    assert reading == clean_page(ferry) and reading[BLOCKS]
