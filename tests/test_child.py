"""One page's death is that page's alone: crashes, hangs and hunger end in a reason, and nothing stays behind."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from workers import nurse
from workers.child import Crash, Limits, NoChildrenError, Pool, clean_alone
from workers.contract import Page, Receipt, refused
from workers.model import Profile, Rejected
from workers.pipes import Request

HERE = Path(__file__).resolve().parent
TOY = "test_child:toy"
SHORT = Limits(cpu=1.0, wall=1.5, memory=2**30)


def toy(page: Page, profile: Profile) -> Rejected:
    """Stands for the recipe: does what the page's text says."""
    deeds = {
        "segfault": lambda: ctypes.string_at(0),
        "spin": lambda: [None for _ in iter(int, 1)],
        "sleep": lambda: time.sleep(60),
        "hunger": lambda: bytearray(2**31),
        "raise": lambda: [][0],
        "exit": lambda: os._exit(0),
        "quit": lambda: os._exit(3),
        "leave": lambda: sys.exit(7),
        "stop": lambda: os.kill(os.getpid(), signal.SIGTERM),
    }
    sys.stdout.write("a library talks\n")
    deeds.get(page.text or "", lambda: None)()
    return Rejected(reason="empty", why=f"{page.text} {os.getpid()} {profile.site}")


@pytest.fixture(autouse=True)
def _findable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")]))


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE), before := os.environ.get("PYTHONPATH", "")])
    with Pool(jobs=2, limits=SHORT, work=TOY) as pool:
        yield pool
    os.environ["PYTHONPATH"] = before


def pages(*texts: str) -> list[Page]:
    return [Page(text=text) for text in texts]


DEATHS = [
    ("segfault", "crashed", "SIGSEGV"),
    ("spin", "timeout", "SIG"),
    ("sleep", "timeout", "SIGALRM"),
    ("hunger", "memory", ""),
    ("raise", "error", "IndexError"),
    ("quit", "crashed", ""),
    ("exit", "crashed", ""),
    ("leave", "error", "SystemExit: 7"),
]


@pytest.mark.parametrize(("deed", "reason", "last"), DEATHS)
def test_a_death_has_its_reason_and_bystanders_live(pool: Pool, deed: str, reason: str, last: str) -> None:
    before, died, after = pool.clean(pages("before", deed, "after"))
    assert isinstance(died, Crash)
    assert died.reason == reason
    assert last in died.error
    assert died.why
    assert isinstance(before, Rejected)
    assert isinstance(after, Rejected)


def test_a_stop_of_all_processes_is_no_pages_death(pool: Pool) -> None:
    assert [type(one) for one in pool.clean(pages("stop", "after"))] == [Rejected, Rejected]


def test_an_answer_that_finds_no_memory_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    def send(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(nurse, "receive", lambda _: (b"P", Request(page=Page(), profile=Profile(), evidence=False)))
    monkeypatch.setattr(nurse, "send", send)
    child = os.fork()
    if child == 0:
        os._exit(nurse._serve(lambda *_: Rejected(reason="empty", why=""), SHORT, 0, 1))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert nurse.died(code, SHORT).reason == "memory"


def test_answers_come_in_the_order_of_the_pages(pool: Pool) -> None:
    texts = [str(number) for number in range(200)]
    found = list(pool.clean(pages(*texts)))
    assert [answer.why.split()[0] for answer in found if isinstance(answer, Rejected)] == texts
    assert len({answer.why.split()[1] for answer in found if isinstance(answer, Rejected)}) == 2


def test_what_is_no_page_keeps_its_place(pool: Pool) -> None:
    wrong = refused("no JSON")
    found = list(pool.clean([wrong, *pages("a"), wrong]))
    assert [type(answer) for answer in found] == [Receipt, Rejected, Receipt]


def test_an_answer_does_not_wait_for_the_next_page(pool: Pool) -> None:
    answered: list[object] = []

    def slowly() -> Iterator[Page]:
        for text in "abc":
            while len(answered) < "abc".index(text):
                time.sleep(0.001)
            yield Page(text=text)

    for answer in pool.clean(slowly()):
        answered += [answer]
    assert len(answered) == 3


def test_an_error_of_the_source_is_raised_to_who_asked(pool: Pool) -> None:
    def broken() -> Iterator[Page]:
        yield Page(text="a")
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(pool.clean(broken()))
    assert isinstance(next(pool.clean(pages("still alive"))), Rejected)


def test_a_pool_that_was_left_in_the_middle_can_be_used_again(pool: Pool) -> None:
    next(pool.clean(pages(*"abcdef")))
    again = [answer.why[0] for answer in pool.clean(pages(*"uvwxyz")) if isinstance(answer, Rejected)]
    assert again == list("uvwxyz")


def test_large_pages_and_broken_strings_cross_whole(pool: Pool) -> None:
    large, broken = pool.clean(pages("x" * 8_000_000, "half \ud800"))
    assert isinstance(large, Rejected)
    assert len(large.why) > 8_000_000
    assert isinstance(broken, Rejected)
    assert "half \ufffd" in broken.why


def test_the_profile_crosses(pool: Pool) -> None:
    (found,) = pool.clean(pages("a"), Profile(site="Harbour Post"))
    assert isinstance(found, Rejected)
    assert found.why.endswith("Harbour Post")


def test_one_page_alone() -> None:
    assert clean_alone(Page(text="segfault"), work=TOY, limits=SHORT).reason == "crashed"
    assert clean_alone(Page(text="a"), work=TOY).reason == "empty"


def test_a_nurse_that_is_killed_is_a_crash_and_is_replaced() -> None:
    with Pool(jobs=1, limits=SHORT, work=TOY) as pool:
        work = pool.clean(pages("a", "sleep", "b"))
        next(work)
        nurse = pool._nurses[0]._process.pid
        os.kill(nurse, signal.SIGKILL)
        died, after = work
    assert isinstance(died, Crash)
    assert isinstance(after, Rejected)


@pytest.mark.parametrize("work", ["no_such_module:clean", "test_child:no_such_function", "test_child"])
def test_a_recipe_that_cannot_be_loaded_is_nobodys_page(work: str) -> None:
    with pytest.raises(NoChildrenError, match="no child can load"):
        clean_alone(Page(text="a"), work=work)


def test_a_pool_needs_a_child() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Pool(jobs=0)


def gone(pid: int) -> bool:
    """Whether a process has ended within a few seconds."""
    for _ in range(500):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state in "ZX":
            return True
        time.sleep(0.01)
    return False


def test_closing_leaves_nobody_behind() -> None:
    with Pool(jobs=1, work=TOY) as pool:
        (found,) = pool.clean(pages("a"))
        assert isinstance(found, Rejected)
        nurse, child = pool._nurses[0]._process.pid, int(found.why.split()[1])
    assert gone(nurse)
    assert gone(child)


def test_all_end_with_a_parent_that_is_killed() -> None:
    code = (
        "from workers.child import Pool; from workers.contract import Page; import time\n"
        f"pool = Pool(jobs=1, work={TOY!r})\n"
        "print(pool._nurses[0]._process.pid, next(pool.clean([Page(text='a')])).why, flush=True)\n"
        "list(pool.clean([Page(text='sleep')]))"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=HERE.parent, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        nurse, _, child, _ = parent.stdout.readline().split()
        parent.kill()
    assert gone(int(nurse))
    assert gone(int(child))


def test_the_parent_stays_light() -> None:
    heavy = ("selectolax", "lxml", "readability", "sqlalchemy", "workers.recipe")
    code = f"import sys, workers.child; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], cwd=HERE.parent, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
