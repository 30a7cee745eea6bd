"""Findings read as one line, and errors keep them on their way between processes."""

import pickle
from pathlib import Path

from ruska.errors import DatasetError, Finding, RuskaError, WordsError

ROOT = Path("/project")


def test_a_finding_reads_as_file_line_message_and_remedy() -> None:
    finding = Finding("is wrong.", ROOT / "charts" / "a.py", 7, "Mend it.")
    assert finding.text(ROOT) == "charts/a.py:7: is wrong. Mend it."
    assert finding.text() == "/project/charts/a.py:7: is wrong. Mend it."


def test_what_is_not_known_is_left_out() -> None:
    assert Finding("is wrong.").text(ROOT) == "is wrong."
    assert Finding("is wrong.", Path("/elsewhere/b.toml")).text(ROOT) == "/elsewhere/b.toml: is wrong."


def test_an_error_carries_one_or_many_findings() -> None:
    one, two = Finding("one."), Finding("two.", level="warning")
    assert RuskaError("plain.").findings == (Finding("plain."),)
    assert RuskaError(one).findings == (one,)
    assert RuskaError(finding for finding in (one, two)).findings == (one, two)
    assert str(RuskaError([one, two])) == "one.\ntwo."


def test_an_error_survives_the_way_between_processes() -> None:
    error = DatasetError([Finding("one.", ROOT, 3, "Mend it.")])
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is DatasetError
    assert back.findings == error.findings
    assert not isinstance(back, WordsError)
