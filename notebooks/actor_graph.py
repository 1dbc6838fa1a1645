# %% [markdown]
# # The actor graph, measured
#
# Nodes are actors and events, an edge is one claim in one passage. Measures are of this corpus: who is talked about
# most in five articles is not who matters most.

# %%
from collections import Counter

import networkx

import claimgraph

graph = claimgraph.build(claimgraph.read_corpus())
actors = claimgraph.to_networkx(graph)
print(actors)

# %% [markdown]
# ## Who speaks, who is spoken about

# %%
names = dict(actors.nodes(data="label"))
spoken = Counter(source for source, _, kind in actors.edges(data="kind") if kind == "claims")
named = Counter(target for _, target, kind in actors.edges(data="kind") if kind == "claims")
for title, counted in (("speak", spoken), ("are spoken about", named)):
    print(f"\nThose who {title} most:")
    for node, count in counted.most_common(6):
        print(f"  {count:>3}  {names[node]}")

# %% [markdown]
# ## Whose words pass through whom

# %%
for source, target, data in actors.edges(data=True):
    if data["kind"] == "relays":
        print(f"{names[source]} → {names[target]}: {data['document']}")

# %% [markdown]
# ## Choke points
#
# Without which document, outlet or relay how much would leave this corpus: dominators of the provenance graph.

# %%
for row in claimgraph.ask(graph, "support/choke-points")[:6]:
    print(f"{row['propositions']:>4}  {row['kind']:<9} {row['choke_point'][:70]}")

# %% [markdown]
# ## Between whom the graph falls apart

# %%
simple = networkx.Graph(actors)
for node, score in sorted(networkx.betweenness_centrality(simple).items(), key=lambda item: -item[1])[:5]:
    print(f"{score:.2f}  {names[node]}")
print(f"{networkx.number_connected_components(simple)} components")
