"""Sentences with figures: the placeholder grammar, and what is said when it is broken."""

from pathlib import Path

import pytest

from ruska.errors import WordsError
from ruska.words import Fact, Place, placeholders, render, template_faults

N, M = "\u00a0", "\u2212"
FACTS = {
    "growth": Fact(11.74, "percent"),
    "fall": Fact(-3.26, "percent"),
    "flat": Fact(0.04, "percent"),
    "total": Fact(1_979_123, "nights", 0),
    "gdp": Fact(3878.12, "million_eur", 1),
    "year": Fact(2024, "year"),
    "gap": Fact(None, "nights"),
    "region": Fact("FI1D7", names={"fi": "Lappi", "en": "Lapland", "sv": "Lappland"}),
    "place": Fact("Sää´mjânnam {year}"),
    "ratio": Fact(6),
    "one": Fact(1),
    "two": Fact(2),
    "change": Fact(2.1, "percentage_points", 1, signed=True),
}


def faults(template: str, language: str = "fi") -> list[str]:
    with pytest.raises(WordsError) as caught:
        render(template, FACTS, language, Place(Path("charts/x/words.fi.toml"), 7))
    assert {finding.line for finding in caught.value.findings} == {7}
    return [finding.text() for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("template", "language", "expected"),
    [
        ("{growth} {year}", "fi", f"11,7{N}% 2024"),
        ("{growth} {year}", "en", "11.7% 2024"),
        ("{total}", "fi", f"1{N}979{N}123"),
        ("{total:long}", "fi", f"1,98{N}miljoonaa yötä"),
        ("{total:long,1}", "fi", f"2,0{N}miljoonaa yötä"),
        ("{total:full}", "sv", f"1{N}979{N}123{N}nätter"),
        ("{total:compact}", "nb", f"1,98{N}mill."),
        ("{total:bare}", "en", "1,979,123"),
        ("{gdp}", "fi", f"3{N}878,1{N}milj.{N}€"),
        ("{gdp:0}", "en", "€3,878m"),
        ("{gdp:long}", "en", f"€3.88{N}billion"),
        ("{gdp:long,1}", "en", f"€3.9{N}billion"),
        ("{fall}", "fi", f"{M}3,3{N}%"),
        ("{fall:abs,1}", "fi", f"3,3{N}%"),
        ("{fall:abs, 0}", "en", "3%"),
        ("{growth:signed}", "en", "+11.7%"),
        ("{change} {change:abs}", "en", f"+2.1{N}pp 2.1{N}pp"),
        ("{ratio:percent}", "sv", f"6{N}%"),
        ("{region}", "en", "Lapland"),
        ("{place}", "fi", "Sää´mjânnam {year}"),
        ("{{year}} {{{year}}}", "fi", "{year} {2024}"),
        ('$5 to $9 <b> & "x" 👩‍🔧 שלום', "fi", '$5 to $9 <b> & "x" 👩‍🔧 שלום'),
        ("a\x07b\nc", "fi", "ab c"),
        ("", "fi", ""),
    ],
)
def test_renders(template: str, language: str, expected: str) -> None:
    assert render(template, FACTS, language) == expected


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{growth:grew|fell}", "grew"),
        ("{fall:grew|fell|stayed the same}", "fell"),
        ("{flat:grew|fell|stayed the same} {flat}", "stayed the same 0%"),
        ("{flat:grew|fell} by {flat:2}", "grew by 0.04%"),
        ("{flat:grew|fell|same} by {flat:2} ({flat:0})", "same by 0.04% (0%)"),
        ("{fall:grew|fell} {fall:abs}", "fell 3.3%"),
        ("{gdp:grew|fell} {gdp:long,0}", f"grew €4{N}billion"),
        ("{growth:up, strongly|down}", "up, strongly"),
    ],
)
def test_word_follows_the_sign_as_shown(template: str, expected: str) -> None:
    assert render(template, FACTS, "en") == expected


def test_thousands_written_out_are_not_zero() -> None:
    facts = {"cost": Fact(0.4, "thousand_eur")}
    assert render("{cost:costs|saves} {cost}", facts, "en") == "costs €400"
    facts = {"index": Fact(0.04, "index_eu")}
    assert render("{index:over|under|at} {index:long}", facts, "en") == f"at 0{N}(EU = 100)"


def test_zero_without_a_word_asks_for_a_third_form() -> None:
    (fault,) = faults("{flat:kasvoi|väheni} {flat}")
    assert fault.startswith("charts/x/words.fi.toml:7: {flat:kasvoi|väheni}: the figure is zero as it is shown")
    assert "Add a third form: {flat:kasvoi|väheni|...}." in fault


def test_plural_forms_with_the_dual() -> None:
    template = "{two:one=# a|two=# b|other=# c} {one:one=# a|two=# b|other=# c} {ratio:one=# a|two=# b|other=# c}"
    assert render(template, FACTS, "se") == "2 b 1 a 6 c"
    assert render(template, FACTS, "fi") == "2 c 1 a 6 c"
    assert render("{total:one=# yö|other=# yötä}", FACTS, "fi") == f"1{N}979{N}123 yötä"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{grwth}", '{grwth} names no fact. Did you mean "growth"? Known facts: change, fall, flat, gap, gdp,'),
        ("{gap}", "{gap}: the figure is missing."),
        ("{gap:a|b}", "{gap:a|b}: the figure is missing."),
        ("{growth", 'A brace "{" stands alone'),
        ("growth}", 'A brace "}" stands alone'),
        ("{}", '"{}" is not a placeholder.'),
        ("{2024}", '"{2024}" is not a placeholder.'),
        ("{the growth}", '"{the growth}" is not a placeholder.'),
        ("{growth:}", '"{growth:}" has an option that does not fit: "".'),
        ("{growth:lnog}", 'has an option that does not fit: "lnog". Did you mean "long"?'),
        ("{growth:long,bare}", 'has an option that does not fit: "bare".'),
        ("{growth:1,2}", 'has an option that does not fit: "2".'),
        ("{growth:abs,signed}", "asks for abs and signed at once."),
        ("{growth:a|b|c|d}", "has 4 words to choose from."),
        ("{ratio:one=a|b}", "mixes plural forms with other words."),
        ("{ratio:one=a|two=b}", "has no form for other numbers."),
        ("{total:percent}", "{total:percent}: the figure is in nights, not per cent."),
        ("{region:long}", "the fact is a word and takes no options."),
    ],
)
def test_faults_are_told_with_file_and_line(template: str, message: str) -> None:
    (fault,) = faults(template)
    assert fault.startswith("charts/x/words.fi.toml:7: ")
    assert message in fault


def test_all_faults_of_a_text_are_told_together() -> None:
    assert len(faults("{nope} {gap} {growth:x} }")) == 4


def test_a_name_missing_in_a_language_is_a_fault() -> None:
    (fault,) = faults("{region}", "nb")
    assert '{region} has no name in "nb".' in fault


def test_a_text_without_facts_says_so() -> None:
    with pytest.raises(WordsError, match="The chart script gives no facts"):
        render("{year}", {}, "fi")


def test_northern_sami_unit_words_are_the_translators() -> None:
    assert render("{total:bare} {growth} {gdp}", FACTS, "se") == f"1{N}979{N}123 11,7{N}% 3{N}878,1{N}mn{N}€"
    (fault,) = faults("{total:long}", "se")
    assert '{total:long}: The unit "nights" has no words in "se"' in fault
    assert "{name:bare}" in fault


def test_placeholders_and_faults_without_facts() -> None:
    assert placeholders("{a} {b:long} {c:x|y} {{d}} {bad option}") == {"a", "b", "c"}
    assert [finding.line for finding in template_faults("{a:nope} {", Place(None, 3))] == [3, 3]
    assert template_faults("{anything:1}") == []
