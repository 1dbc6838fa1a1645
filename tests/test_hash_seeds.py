"""The graph and its pages are the same bytes whatever the hash seed: one program for each seed makes them all."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from claimgraph.derive import graph_of
from claimgraph.model.records import Corpus
from claimgraph.pages.event_page import event_page
from claimgraph.pages.picture import actor_page
from claimgraph.store import Store

EVENT = "exchange-2024-01-31"
PROGRAM = f"""
import json, sys, claimgraph
from claimgraph.derive import graph_of
from claimgraph.pages.event_page import event_page
from claimgraph.pages.picture import actor_page
from claimgraph.store import Store
corpus = claimgraph.read_corpus()
graph = graph_of(corpus)
store = Store(graph, corpus.vocabulary.prefixes)
parts = {{"graph": graph, "actors": actor_page(corpus, store), "event": event_page(store, {EVENT!r})}}
sys.stdout.write(json.dumps(parts))
"""


def test_the_same_bytes_whatever_the_hash_seed(shipped: Corpus, shipped_store: Store):
    mine = {
        "graph": graph_of(shipped),
        "actors": actor_page(shipped, shipped_store),
        "event": event_page(shipped_store, EVENT),
    }
    assert min(map(len, mine.values())) > 5000
    for seed in ("0", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        made = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, check=True).stdout
        for part, text in json.loads(made).items():
            assert text.encode() == mine[part].encode(), (seed, part)
