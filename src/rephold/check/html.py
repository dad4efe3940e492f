"""Findings as one HTML page that needs nothing else: headings, tables, no colour without a word."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from rephold.check.allowances import Judged
from rephold.check.report import counts, measured, summary
from rephold.check.rule import Finding
from rephold.words.words import Words

_STYLE = """\
body { font: 1rem/1.5 "Atkinson Hyperlegible Next", Verdana, sans-serif; color: #1c2430; background: #fff;
  max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { color: #123a50; line-height: 1.2; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .3rem 0; color: #46505c; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid #7d8a94;
  overflow-wrap: anywhere; }
th[scope=col] { background: #e8f1f6; white-space: nowrap; }
.error { color: #8a2f1d; font-weight: bold; }
.warning { font-weight: bold; }
"""
_HEADS = ("severity", "place", "rule", "found", "do")


def as_html(judged: Judged, words: Words) -> str:
    """The page; files in order, each with a table of its findings."""
    title = escape(words.say("check-title"))
    parts = [
        f'<!doctype html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>",
        f"<p>{escape(summary(judged, words))}</p>",
    ]
    for source, findings in groupby(judged.findings, key=lambda finding: finding.place.source):
        parts.append(f"<h2>{escape(source)}</h2>")
        parts.append(_table(source, findings, words))
    if counts(judged)["excepted"]:
        parts.append(_excepted(judged, words))
    return "\n".join((*parts, "</main>\n</body>\n</html>\n"))


def _table(caption: str, findings: Iterable[Finding], words: Words) -> str:
    heads = "".join(f'<th scope="col">{escape(words.say(f"check-{head}"))}</th>' for head in _HEADS)
    rows = "\n".join(_row(finding, words) for finding in findings)
    named = escape(words.say("check-table", file=caption))
    return f"<table>\n<caption>{named}</caption>\n<tr>{heads}</tr>\n{rows}\n</table>"


def _row(finding: Finding, words: Words) -> str:
    rule = finding.rule
    severity = escape(words.say(f"check-{rule.severity}"))
    line = finding.where.removeprefix(finding.place.source).strip(": ")
    said = "<br>".join(escape(text) for text in (measured(finding, words), finding.text) if text)
    cells = (
        escape(line),
        f"{escape(rule.title)}<br><code>{rule.id}</code>",
        said,
        f"{escape(finding.advice)}<br><small>{escape(rule.source)}</small>",
    )
    inner = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr><th scope="row" class="{rule.severity}">{severity}</th>{inner}</tr>'


def _excepted(judged: Judged, words: Words) -> str:
    heads = "".join(
        f'<th scope="col">{escape(words.say(f"check-{head}"))}</th>' for head in ("place", "rule", "why")
    )
    rows = "\n".join(
        f'<tr><th scope="row">{escape(finding.where)}</th><td><code>{finding.rule.id}</code> '
        f"{escape(finding.measured)}</td><td>{escape(reason)}</td></tr>"
        for finding, reason in judged.excepted
    )
    title = escape(words.say("check-exceptions"))
    return f"<h2>{title}</h2>\n<table>\n<caption>{title}</caption>\n<tr>{heads}</tr>\n{rows}\n</table>"
