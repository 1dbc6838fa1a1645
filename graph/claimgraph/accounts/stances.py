"""The stances that pages and briefs treat in a way of their own, as the IRIs by which rows carry them."""

from __future__ import annotations

from typing import Final

from claimgraph.base.namespaces import CG

#: What is simply asserted needs no word for its force; who denies or declines an answer must not seem to give it.
ASSERTS: Final = f"{CG}asserts"
DENIES: Final = f"{CG}denies"
DECLINES: Final = f"{CG}declines"
