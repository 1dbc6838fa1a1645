"""The limits of what is shown and answered in a browser: of a server, of a site as files, and of the query page.

They are asked for as `claimgraph.base.limits`, like all others.
"""

from __future__ import annotations

from typing import Final

# ------------------------------------------------------------------------------- a server

#: So many queries are answered at once, each by a process with the graph; and how long each may take, in seconds.
QUERIES_AT_ONCE: Final = 4
SECONDS_SERVED: Final = 30.0

#: What the page of one thing shows: so many of its claims, of what names it, and of its verdicts; a question gives all.
CLAIMS_SHOWN: Final = 200
NAMED_BY_SHOWN: Final = 50
VERDICTS_SHOWN: Final = 20

#: Of so many claims what they say is found by its words, of more only names and questions: 100,000 claims with their
#: passages take 0.3 GB and, on a busy machine, 24 s.
CLAIMS_INDEXED: Final = 200_000

#: The rows of an answer that its page shows, beside the spreadsheet with all.
ROWS_OF_PAGE: Final = 200

#: The claims of which a site is written as plain files: 50,000 make about 150,000 pages.
CLAIMS_AS_FILES: Final = 50_000

#: The things that one file of the index of such a site holds.
ROWS_INDEXED: Final = 5_000

#: What a search shows.
HITS: Final = 60

# ------------------------------------------------------------------------------- reconciliation

#: The rows of a table that are matched in one request, and the candidates for one of them where it asks for no other number.
ROWS_MATCHED: Final = 100
CANDIDATES: Final = 10

#: The candidates for one row, of which properties are looked up where the row gives some, 1 ms each.
CANDIDATES_LOOKED: Final = 50

#: The values of properties that one row gives.
VALUES_GIVEN: Final = 50

#: The entities of which one request asks what the graph says of them, 1 ms each.
ENTITIES_ASKED: Final = 500

#: What a list of suggestions shows at once.
SUGGESTIONS: Final = 20
# ------------------------------------------------------------------------------- the query page

#: An answer that it takes: more text is too much for a page.
ANSWER_BYTES: Final = 64 * 2**20

#: The rows of it that are shown, the bars, and the nodes of a graph that are drawn; the CSV has all.
ROWS_SHOWN: Final = 1_000
BARS_DRAWN: Final = 100
NODES_DRAWN: Final = 150

#: The names that are offered for a parameter; an id can be typed.
NAMES_OFFERED: Final = 1_000

#: The misspelt terms of one query that are told.
TERMS_TOLD: Final = 10
