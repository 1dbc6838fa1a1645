# %% [markdown]
# # Five articles, who claims what
#
# A guided tour of the shipped corpus. Open it with jupytext, or run it as it is: `python notebooks/tour.py`.

# %%
import claimgraph

corpus = claimgraph.read_corpus()
graph = claimgraph.build(corpus)
print(f"{len(corpus.documents)} documents, {len(graph):,} triples")

# %% [markdown]
# ## Two figures of one quantity
#
# Both are claims. The graph says who makes each, in which words, in which document; it does not say which is right.

# %%
for row in claimgraph.ask(graph, "figure/of-event", event="exchange-2024-01-31"):
    print(f"{row['figure']:>4}  {row['claimant']:<26} {row['quantity']:<75} “{row['words']}”")

# %% [markdown]
# ## A silence
#
# He gives the figure of one direction and none of the other.

# %%
for row in claimgraph.ask(graph, "silence/of-actor", actor="Zelensky"):
    print(row["on"], "|", row["words"])

# %% [markdown]
# ## A chain
#
# RT quotes Putin, who quotes an investigation. The claim is the investigation's; Putin relays it.

# %%
for row in claimgraph.ask(graph, "claim/relayed-through", actor="putin"):
    print(f"{row['said_by']}: {row['claim']}")

# %% [markdown]
# ## What the curators conclude
#
# Dates of undated articles are inferences, each with its rationale; no document is said to carry them.

# %%
for row in claimgraph.ask(graph, "curation/inferences"):
    print(f"{row['claim']}\n    {row['rationale']}\n")
