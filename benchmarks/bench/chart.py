"""Results in, one chart out, as SVG: how many times as fast as each rival, at the largest size that both did."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.bench.results import Result

_COLOURS = {
    "rdflib": "#b3541e",
    "pyoxigraph": "#2a6f97",
    "DuckDB": "#7a6a00",
    "pyshacl": "#7b2d8b",
    "networkx": "#3a7d44",
}
_WIDTH, _LEFT, _RIGHT, _TOP, _ROW = 900, 330, 90, 64, 26
_TITLE = "Times as fast as others at the same job, in seconds of processors"


def chart(results: Sequence[Result]) -> str:
    """A bar for each job and rival, on a scale of powers of ten, from the line at 1, where both are as fast."""
    bars = list(_bars(results))
    powers = [math.log10(value) for *_, value in bars]
    low, high = min(0, math.floor(min(powers))), max(1, math.ceil(max(powers)))
    height = _TOP + _ROW * len(bars) + 16
    unit = (_WIDTH - _LEFT - _RIGHT) / (high - low)
    size = f'width="{_WIDTH}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" {size} font-family="sans-serif" '
        f'font-size="13" fill="#222222" role="img" aria-labelledby="title"><title id="title">{_TITLE}</title>',
        f'<rect {size} fill="#ffffff"/>',
        _text(16, 24, _TITLE, 'font-size="16"'),
    ]
    for power in range(low, high + 1):
        x = _LEFT + (power - low) * unit
        line = f'<line x1="{x:.1f}" y1="{_TOP - 8}" x2="{x:.1f}" y2="{height - 12}"'
        parts.append(f'{line} stroke="{"#222222" if power == 0 else "#cccccc"}"/>')
        parts.append(_text(x, _TOP - 14, f"{10.0**power:,g}", 'text-anchor="middle"'))
    for number, (label, colour, value) in enumerate(bars):
        y = _TOP + number * _ROW
        begin, end = sorted((_LEFT - low * unit, _LEFT + (math.log10(value) - low) * unit))
        parts.append(_text(_LEFT - 10, y + 15, label, 'text-anchor="end"'))
        parts.append(f'<rect x="{begin:.1f}" y="{y + 3}" width="{end - begin:.1f}" height="16" fill="{colour}"/>')
        parts.append(_text(end + 6, y + 15, f"{value:,.0f}" if value >= 10 else f"{value:.2g}"))
    return "\n".join([*parts, "</svg>", ""])


def _text(x: float, y: float, text: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y}" {more}>{escape(text)}</text>'


def _bars(results: Sequence[Result]) -> Iterator[tuple[str, str, float]]:
    """Label, colour and ratio of each rival of each job."""
    ours = {(result.job.name, result.claims): result.measured.cpu for result in results if result.is_ours}
    largest: dict[tuple[str, str], Result] = {}
    for result in sorted(results, key=lambda result: result.claims):
        if not result.is_ours and result.claims:
            largest[result.job.name, result.way.name] = result
    for (job, rival), theirs in largest.items():
        label = f"{job}, {theirs.claims:,} claims: {rival}"
        yield label, _COLOURS[rival], theirs.measured.cpu / ours[job, theirs.claims]
