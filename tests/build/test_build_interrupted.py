"""What breaks off from outside: kills, Ctrl-C, two builds at once, a full disk, an output that cannot be written."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from project_samples import Ended, Workshop, end

SLOW = ("--force", "--size", "web")
READERS = 3  # targets that read the dataset "people"


def wait_for(condition: Callable[[], bool], process: "subprocess.Popen[str]") -> None:
    """Wait until something has happened; fail when the process ends before."""
    limit = time.monotonic() + 60
    while not condition():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < limit
        time.sleep(0.005)


def below(pid: int) -> list[int]:
    """Return the processes that a process has begun, the oldest first."""
    return [int(pid) for pid in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def children(process: "subprocess.Popen[str]") -> list[int]:
    """Return the workers of a build, the oldest first; they are forked from a process that the build has begun."""
    return [worker for server in below(process.pid) for worker in below(server)]


def has_aside(shop: Workshop) -> bool:
    """Tell whether some file already lies aside."""
    return any(path.is_file() for path in (shop.output / ".ruska").glob("aside/**/*.svg"))


def gone(pid: int) -> bool:
    """Tell whether a process has ended."""
    try:
        return "Z" in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True


def test_killed_half_way_leaves_old_output_whole_and_the_next_build_repairs(copied: Workshop) -> None:
    before = copied.hashes()
    copied.change("datasets/people/data.csv", "north,2024,1000", "north,2024,1001")
    process = copied.start("--size", "web")
    wait_for(lambda: has_aside(copied), process)
    workers = children(process)
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    limit = time.monotonic() + 20
    while not all(gone(pid) for pid in workers):
        assert time.monotonic() < limit, "a worker outlives its build"
        time.sleep(0.02)
    after = copied.hashes()
    assert set(after) == set(before)
    done = copied.build("--size", "web")
    assert (done.status, done.lines) == (0, [])
    final = copied.hashes()
    assert all(after[name] in (before[name], final[name]) for name in before), "a file was half written"
    assert final != before
    assert copied.leftovers() == []
    clean = copied.elsewhere("clean")
    assert clean.build("--size", "web").status == 0
    assert final == clean.hashes()


def test_what_a_killed_build_has_finished_is_not_done_again(copied: Workshop) -> None:
    copied.change("datasets/people/data.csv", "north,2024,1000", "north,2024,1001")
    journal = copied.output / ".ruska" / "journal.jsonl"
    process = copied.start("--size", "web", "--workers", "1")
    wait_for(journal.is_file, process)
    process.kill()
    process.communicate()
    done = len(journal.read_text("utf-8").splitlines())
    with journal.open("a", encoding="utf-8") as file:
        file.write('{"version": 4, "id": "cut o')
    ended = copied.build("--size", "web")
    assert ended.status == 0
    built = int((ended.summary or "").split()[0])
    assert built == READERS - done
    assert not journal.exists()
    clean = copied.elsewhere("clean")
    assert clean.build("--size", "web").status == 0
    assert copied.hashes() == clean.hashes()


def test_a_killed_worker_is_replaced_and_nothing_is_lost(copied: Workshop) -> None:
    before = copied.hashes()
    process = copied.start(*SLOW)
    wait_for(lambda: has_aside(copied), process)
    os.kill(children(process)[0], signal.SIGKILL)
    out, err = process.communicate(timeout=120)
    ended = Ended(process.returncode, out, err)
    assert ended.lines == [
        "warning: a process that draws was ended from outside; what it had begun was done again. "
        "If this happens again, look for want of memory, and build with --workers 1."
    ]
    assert ended.status == 0
    assert ended.summary == "4 built, 0 unchanged, 0 failed"
    assert copied.hashes() == before


def test_what_ends_its_worker_each_time_fails_alone(copied: Workshop) -> None:
    copied.write("crash.py", CRASH)
    done = subprocess.run(
        [sys.executable, str(copied.root / "crash.py"), str(copied.root)], capture_output=True, text=True, check=False
    )
    ended = Ended(done.returncode, done.stdout, done.stderr)
    assert ended.lines == [
        "error: alpha/en/again: the process that drew it was ended from outside, perhaps for want of memory. "
        "Build again with --workers 1.",
        "warning: a process that draws was ended from outside; what it had begun was done again. "
        "If this happens again, look for want of memory, and build with --workers 1.",
        "failed: alpha/en/again",
    ]
    assert ended.status == 1
    assert ended.summary == "3 built, 0 unchanged, 1 failed"


CRASH = '''
"""Runs a real build in which one graphic's painting kills the process that does it, as the system does for memory."""
import os, signal, sys
from pathlib import Path
import ruska.painters.static as static
paint = static.paint_static
def painted(scene, fonts):
    if scene.id.startswith("again"):
        os.kill(os.getpid(), signal.SIGKILL)
    return paint(scene, fonts)
static.paint_static = painted
if __name__ == "__main__":  # workers run this file too, up to here
    from ruska.cli import main
    main(["build", "--force", "--format", "svg", "--size", "web", "--workers", "2", "--project", sys.argv[1]])
'''
FAULT = CRASH.replace("os.kill(os.getpid(), signal.SIGKILL)", 'raise LookupError("not thought of\\nat all")')


def test_a_fault_of_ruska_in_a_worker_is_one_line_with_its_place(copied: Workshop) -> None:
    copied.write("fault.py", FAULT)
    done = subprocess.run(
        [sys.executable, str(copied.root / "fault.py"), str(copied.root)], capture_output=True, text=True, check=False
    )
    ended = Ended(done.returncode, done.stdout, done.stderr)
    assert len(ended.lines) == 2
    assert ended.lines[0].startswith("error: ")
    assert "ruska/build/work.py:" in ended.lines[0]
    assert "alpha/en/again: stopped with LookupError: not thought of at all. This is a fault of Ruska" in ended.lines[0]
    assert ended.status == 1
    assert ended.summary == "3 built, 0 unchanged, 1 failed"


def test_ctrl_c_ends_at_once_in_one_line(copied: Workshop) -> None:
    before = copied.hashes()
    copied.change("datasets/people/data.csv", "north,2024,1000", "north,2024,1001")
    process = copied.start("--size", "web")
    wait_for(lambda: has_aside(copied), process)
    ended = end(process, signal.SIGINT)
    assert ended.status == 130
    assert ended.lines == ["stopped: what was finished is in place, the rest is as it was."]
    assert set(copied.hashes()) == set(before)
    assert copied.build("--size", "web").status == 0


def test_two_builds_at_once_do_not_mix(copied: Workshop) -> None:
    before = copied.hashes()
    first = copied.start(*SLOW)
    wait_for(lambda: has_aside(copied), first)
    first.send_signal(signal.SIGSTOP)
    second = copied.build("--force")
    first.send_signal(signal.SIGCONT)
    assert second.status == 2
    assert second.lines == [
        "error: output: another build is writing here. Wait until it is done, or name another folder with --output."
    ]
    _, err = first.communicate(timeout=120)
    assert (first.returncode, err) == (0, "")
    assert copied.hashes() == before


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system of its own that has room for little; where that needs rights, it is a marker."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", str(folder)], capture_output=True, check=False
        ).returncode
    )
    if not mounted:
        pytest.skip("a small file system needs the right to mount; the test with a limit on files runs everywhere")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_room_repairs_it(copied: Workshop, full_disk: Path) -> None:
    place = full_disk / "output"
    options = ("--size", "web", "--format", "png", "--format", "svg", "--output", str(place))
    ended = copied.build(*options)
    assert ended.status == 1
    assert any(
        line.startswith("error: ")
        and line.endswith(
            "cannot be written: No space left on device. Make room there, or name another folder with --output."
        )
        for line in ended.lines
    ), ended.err
    assert not list(place.rglob("*.new")) and not (place / ".ruska" / "aside").exists()
    subprocess.run(["mount", "-o", "remount,size=60m", str(full_disk)], check=True)
    assert copied.build(*options).status == 0
    assert copied.build(*options, "--force").status == 0


def test_files_that_may_not_grow_are_told_and_old_ones_stay(copied: Workshop) -> None:
    before = copied.hashes()
    copied.change("datasets/people/data.csv", "north,2024,1000", "north,2024,1001")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, 12_000))

    done = subprocess.run(
        copied.command("build", "--workers", "1", "--size", "web"),
        capture_output=True,
        text=True,
        preexec_fn=limit,
        check=False,
    )
    ended = Ended(done.returncode, done.stdout, done.stderr)
    assert ended.status == 1
    assert "cannot be written: File too large. Make room there" in ended.lines[0]
    assert copied.hashes() == before
    assert copied.build("--size", "web").status == 0
    assert copied.hashes() != before


def test_an_output_below_a_file_is_told(copied: Workshop) -> None:
    copied.write("file", "")
    ended = copied.build("--output", str(copied.root / "file" / "output"))
    assert ended.status == 2
    assert ended.lines == [
        "error: file/output: cannot be written: Not a directory. Check the rights of the output folder, or name "
        "another with --output."
    ]


def test_an_output_on_a_read_only_file_system_is_told(copied: Workshop) -> None:
    ended = copied.build("--output", "/proc/ruska-output")
    assert ended.status == 2
    assert ended.lines[0].startswith("error: /proc/ruska-output: cannot be written: ")
    assert ended.lines[0].endswith("Check the rights of the output folder, or name another with --output.")


def test_a_part_of_the_output_that_cannot_be_written_leaves_the_rest_alone(copied: Workshop) -> None:
    place = copied.root / "other"
    (place / ".ruska").mkdir(parents=True)
    (place / "beta").write_text("in the way")
    ended = copied.build("--format", "csv", "--output", str(place))
    assert ended.status == 1
    assert ended.summary == "2 built, 0 unchanged, 2 failed"
    assert any("other/beta/en: cannot be written: " in line for line in ended.lines), ended.err
    assert (place / "alpha" / "en" / "bars.csv").is_file()
    assert (place / "beta").read_text() == "in the way"


def test_strange_files_are_never_overwritten(copied: Workshop) -> None:
    folder = copied.root / "desk"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    ended = copied.build("--output", str(folder))
    assert ended.status == 2
    assert ended.lines == [
        "error: desk: holds files that Ruska did not make (letter.txt). Name an empty or new folder with --output."
    ]
    assert sorted(path.name for path in folder.iterdir()) == ["letter.txt"]
