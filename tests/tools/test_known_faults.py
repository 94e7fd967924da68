"""`make lock` names known vulnerabilities, and says so if no source could be reached."""

import sys

import pytest

from tools import known_faults

FAULTY = {
    "name": "jinja2",
    "version": "2.4.1",
    "vulns": [{"id": "PYSEC-2014-8", "fix_versions": ["2.7.2", "2.7.3"]}],
}
WHOLE = {"name": "uvicorn", "version": "0.40", "vulns": []}
UNKNOWN = {"name": "monev", "skip_reason": "Dependency not found on PyPI"}


def test_each_known_vulnerability_is_a_line_with_what_mends_it_and_what_is_unknown_is_named():
    assert known_faults.tell("a.lock", "osv", [FAULTY, WHOLE, UNKNOWN]).splitlines() == [
        "a.lock: 2 versions looked up at osv, 1 known vulnerabilities.",
        "  jinja2 2.4.1: PYSEC-2014-8, mended in 2.7.2, 2.7.3",
        "  not known there: monev",
    ]


@pytest.mark.parametrize(
    "answer", ["", '{"dependencies": [{"name": "a", "skip_reason": "no such address"}]}']
)
def test_where_nobody_answers_that_is_said_and_nothing_is_promised(
    answer, tmp_path, monkeypatch, capsys
):
    uv = tmp_path / "uv"
    uv.write_text(
        f"#!{sys.executable}\nimport sys\nprint({answer!r})\nsys.exit('no way there')\n",
        encoding="utf-8",
    )
    uv.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert known_faults.check("requirements.lock")
    said = capsys.readouterr()
    assert "NOT looked up" in said.err
    assert said.out == ""
