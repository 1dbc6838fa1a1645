# %% [markdown]
# # Who contradicts whom
#
# Verdicts are derived by rules and stand in the graph as nodes. This notebook lists them, draws the claimed intervals
# and a time line, and shows two worlds that cannot both be.

# %%
from collections import Counter
from datetime import date

import matplotlib.pyplot as plt
import rdflib

import claimgraph
from claimgraph.derive.perspective import told_by
from claimgraph.store.reason import closure

corpus = claimgraph.read_corpus()
graph = claimgraph.build(corpus)
print(Counter(row["verdict"] for row in claimgraph.ask(graph, "comparison/all")))

# %%
for row in claimgraph.ask(graph, "comparison/contradictions"):
    print(
        f"{row['on']}\n  {row['one']:>4} {row['says_one']}\n  {row['other']:>4} {row['says_other']}\n  {row['gap']} apart"
    )

# %% [markdown]
# ## The claimed intervals, by claimant and side
#
# One axis for each quantity; a bar is an interval, a point an exact figure, an arrow an open end.

# %%
sides = {row["actor"]: row["side"] for row in claimgraph.ask(graph, "actor/all")}
colours = {"Russia": "#0072B2", "Ukraine": "#E69F00", "third party": "#009E73", None: "#8a8f98"}
figures = claimgraph.ask(graph, "figure/all")
quantities = sorted({row["quantity"] for row in figures})
fig, axes = plt.subplots(len(quantities), 1, figsize=(9, 1.15 * len(quantities)), layout="constrained")
for axis, quantity in zip(axes, quantities, strict=True):
    found = {(r["claimant"], r["min"] or 0, r["max"]) for r in figures if r["quantity"] == quantity}
    claims = sorted(found, key=lambda claim: (claim[0], claim[1], claim[2] or 0))
    for place, (claimant, low, high) in enumerate(claims):
        last = high or round(low * 1.2)
        axis.plot([low, last], [place, place], marker="o" if high else ">", color=colours[sides[claimant]], lw=3)
    axis.set_yticks(range(len(claims)), [claimant[:38] for claimant, _, _ in claims], fontsize=7)
    axis.set_ylim(-0.7, len(claims) - 0.3)
    axis.set_title(quantity[:95], fontsize=7, loc="left")
    axis.tick_params(axis="x", labelsize=6)
    axis.locator_params(axis="x", nbins=6, integer=True)

# %% [markdown]
# ## A time line of events and statements
#
# Each bar is a period that somebody gives for an event; planned ones are pale. A dotted line is a day on which a document
# of the corpus was published.

# %%
dated = [row for row in claimgraph.ask(graph, "event/dates") if row["first"] and row["last"]]
fig, axis = plt.subplots(figsize=(9, 0.42 * len(dated)), layout="constrained")
for place, row in enumerate(dated):
    first, last = row["first"], row["last"]
    alpha = 1.0 if row["phase"] == "completed" else 0.4
    axis.barh(
        place, max((last - first).days, 3), left=first.toordinal(), color=colours[sides[row["claimant"]]], alpha=alpha
    )
axis.set_yticks(range(len(dated)), [f"{row['event'][:44]} ({row['claimant'][:24]})" for row in dated], fontsize=7)
for row in claimgraph.ask(graph, "document/all"):
    if row["published"]:
        axis.axvline(row["published"].toordinal(), color="#8a8f98", lw=0.8, ls=":")
years = sorted({row["first"].year for row in dated})
axis.set_xticks(
    [date(year, 1, 1).toordinal() for year in range(years[0], years[-1] + 2)], range(years[0], years[-1] + 2)
)

# %% [markdown]
# ## Two worlds
#
# The plain facts as one actor tells them are consistent. Those of two who contradict each other are not, and the
# reasoner names the two answers that clash.


# %%
def world(*tellers: str) -> rdflib.Graph:
    found = rdflib.Graph()
    for teller in tellers:
        found.parse(data=told_by(corpus, teller), format="nt")
    return found


for tellers in (("russian-defence-ministry",), ("zelensky",), ("russian-defence-ministry", "zelensky")):
    _, problems = closure(world(*tellers))
    print(" and ".join(tellers), "→", "consistent" if not problems else f"{len(problems)} inconsistency")
