"""The kinds of value, one module each: what a field or an answer may be, read, written, and made a term of RDF."""

from claimgraph.model.values.dates import Period, period, single_day
from claimgraph.model.values.whole import Figure, figure, number, qualified

__all__ = ["Figure", "Period", "figure", "number", "period", "qualified", "single_day"]
