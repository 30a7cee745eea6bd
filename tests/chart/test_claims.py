"""Claims: what may be compared, and what is refused."""

import pytest

from ruska.chart.claims import ClaimSyntaxError, holds, names_in
from ruska.words import Fact

FACTS = {
    "growth": Fact(4.2, "percent", 1),
    "share": Fact(59, "percent", 0),
    "fall": Fact(-3, "percent", 0),
    "first": Fact("FI1D7", names={"en": "Area A"}),
    "gap": Fact(None, "percent", 0),
}


@pytest.mark.parametrize(
    "claim",
    [
        "growth > 0",
        "0 < growth < share <= 59",
        "growth > 0 and share > 50",
        "growth < 0 or share > 50",
        "not growth < 0",
        "fall == -3",
        "abs(fall) < growth",
        "max(growth, share) == 59",
        "min(growth, share) + 1 > 5",
        "share - growth * 2 / 1 > 50",
        'first == "FI1D7"',
        'first != "SE332"',
    ],
)
def test_true_claims(claim: str) -> None:
    assert holds(claim, FACTS)


@pytest.mark.parametrize("claim", ["growth < 0", "50 < share < 55", "growth > 0 and share < 50", 'first == "X"'])
def test_false_claims(claim: str) -> None:
    assert not holds(claim, FACTS)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("growth >", "cannot be read"),
        ("growth", "compares nothing"),
        ("growth + 1", "compares nothing"),
        ("decline > 0", 'no fact "decline"; known are fall'),
        ("gap > 0", 'the figure of "gap" is missing'),
        ("growth > True", "True and False"),
        ("growth / 0 > 1", "cannot be worked out"),
        ("first > 3", "cannot be worked out"),
        ("__import__('os').system('true') == 0", "not allowed"),
        ("growth.value > 0", "not allowed"),
        ("[g for g in (1,)] == 1", "not allowed"),
        ("growth in (1, 2)", "not allowed"),
        ("(lambda: 1)() == 1", "not allowed"),
        ("growth ** 9 > 1", "not allowed"),
    ],
)
def test_refused_claims(claim: str, reason: str) -> None:
    with pytest.raises(ClaimSyntaxError) as caught:
        holds(claim, FACTS)
    assert reason in str(caught.value)


def test_names_are_listed_once_in_order() -> None:
    assert names_in("share > abs(growth) and growth > 0") == ["share", "growth"]
    assert names_in("share >") == []
