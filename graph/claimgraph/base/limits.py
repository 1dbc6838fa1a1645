"""Every limit on what is read and compared, each with its reason; docs/limits.md lists them for those who meet one.

A limit is met with a message that names the place and says what to do, before time or memory are gone.
"""

from __future__ import annotations

from typing import Final

from claimgraph.base.served_limits import *  # noqa: F403 - whoever asks for a limit need not know whose it is

# ------------------------------------------------------------------------------- commands

#: How long a command waits for another one that changes the same corpus, in seconds; --wait gives another time.
WAIT: Final = 10.0

#: How long a query may take, in seconds, and how much memory beside the graph, in MiB: a small laptop stays usable.
#: --timeout and --memory give others.
SECONDS: Final = 60.0
MEMORY: Final = 1024

# ------------------------------------------------------------------------------- comparing

#: So many answers to one question are all compared with each other; of more, only the nearest that cannot both be right.
#: 64 answers are 2,016 pairs, which nobody reads to the end; 1,000 would be half a million.
ALL_PAIRS: Final = 64

#: So many pairs of a plan with what was done, or of a whole with its parts, are all named; of more, the figures that decide.
FEW_PAIRS: Final = 1024

#: So many claims on one answer are named in every comparison of it; of more, all of them in one comparison, and the first
#: of them in the others. Else a thousand claimants beside a thousand figures would be named a million times.
CLAIMS_NAMED: Final = 64

#: What one rule may find: so many rows, and so many more for each answer and each position of a claimant. Above that,
#: too many events or values stand against each other to be of use to anybody.
ROWS: Final = 10_000
ROWS_PER_ANSWER: Final = 32

#: An answer with a row for each pair of passages is held, for a program, if it has so many rows at most: 62,500 rows of
#: 250 passages against 250 took 6 s.
PAIRS_LISTED: Final = 250_000

# ------------------------------------------------------------------------------- names

#: A name or a word longer than this is not compared with others: it is a text, not a misspelt name.
LIKE_LENGTH: Final = 200

#: A name with more words than this is a sentence: only an equal one is taken for like it.
NAME_WORDS: Final = 16

#: So many names that share one thing (a word, a sound, a day) are all compared with each other; of more, each with the
#: first and those next to it in the order of the alphabet, and that is said.
NAMES_SHARING: Final = 40

#: The names of one kind of record that are compared for likeness: 20,000 took 9 s, 40,000 took 32 s.
NAMES_ALIKE: Final = 50_000

#: The pairs of names of one kind that are looked at closely, 0.1 ms each: ten for each of 20,000 names.
PAIRS_LOOKED: Final = 200_000

#: So many passages are shown of each of two names that may mean one; `claimgraph ask claim/about-actor` gives all.
PASSAGES_SHOWN: Final = 3

#: The decisions on names in a corpus.
DECISIONS: Final = 100_000

#: So many pairs of an unknown name and a known one are looked at for likeness, for each kind of record: a few seconds.
NAMES_COMPARED: Final = 20_000_000

#: Who is looked for by a name is looked for among so many that share something with it, 0.1 ms each: those that share what
#: few others have. So many entries of what names share are counted for that; of more, the rarest things.
NAMES_LOOKED: Final = 64
NAMES_SHARED: Final = 20_000

# ------------------------------------------------------------------------------- copies

#: So many texts that have the same words are all compared with each other; of more, each with the first: the pairs of
#: thousands of texts that are alike would be millions, and one to compare with is enough.
COPIES_SHARING: Final = 16

#: The texts that are compared with each other, together.
COPIES_BYTES: Final = 256 * 2**20

# ------------------------------------------------------------------------------- problems

#: A message shows so many problems: nobody reads more before mending the first.
PROBLEMS_SHOWN: Final = 1000

#: So many are kept for programs; what is found beyond is only counted, so that a broken file does not fill the memory.
PROBLEMS_KEPT: Final = 100_000

# ------------------------------------------------------------------------------- files

#: A file of a corpus or of positions, an article's text. A document with ten thousand claims is half as large.
FILE_BYTES: Final = 8 * 2**20

#: A web page, Word file or PDF that an article is taken from; what a Word file is unpacked; the pages of a PDF.
ARTICLE_BYTES: Final = 32 * 2**20
UNPACKED_BYTES: Final = 128 * 2**20
ARTICLE_PAGES: Final = 300

#: How long reading one may take, in seconds, and how much memory, in MiB: a PDF can lead its reader round in circles.
ARTICLE_SECONDS: Final = 60.0
ARTICLE_MEMORY: Final = 1024

#: A query that a person wrote is shorter; a device gives for ever.
QUERY_BYTES: Final = 2**20

#: A spreadsheet; it may hold whole articles in its cells.
SHEET_BYTES: Final = 64 * 2**20

#: The filled cells of a spreadsheet: each takes about 550 bytes until its claim is written, so that these are 1.1 GB.
SHEET_CELLS: Final = 2_000_000

#: Rows times columns of a spreadsheet, the empty cells among them: each takes eight bytes while it is read, in a workbook
#: about thirty.
SHEET_AREA: Final = 16_000_000

#: The parts of a workbook (.xlsx), unpacked: a file of 1 MB can hold 1 GB of zeros.
WORKBOOK_BYTES: Final = 512 * 2**20

#: A file of an archive, and its rows. More can be read where there is memory for it, but not with 4 GB.
ARCHIVE_BYTES: Final = 4 * 2**30
ARCHIVE_ROWS: Final = 10_000_000

#: What the tables of an archive may take while it is read, in MiB: with a million claims all took 2 GB.
ARCHIVE_MEMORY: Final = 3072

#: What they may take while its triples are stored, in MiB: they lie in a file, and the store needs the rest.
STORING_MEMORY: Final = 768

#: The columns of a spreadsheet; we know about sixty.
COLUMNS: Final = 1_000

#: A line of JSON Lines, in code points: one claim.
LINE: Final = 2_000_000

#: Lists and mappings inside each other, in YAML; a claim needs five.
NESTING: Final = 24

#: The Turtle files of a corpus's own vocabulary, each so large, with so many triples together: the core has 1,500 in 60 kB.
ONTOLOGY_FILES: Final = 32
ONTOLOGY_BYTES: Final = 2**20
ONTOLOGY_TRIPLES: Final = 20_000

#: The classes above a class of a vocabulary, the terms broader than a term: each is looked at for each that is below.
TERMS_ABOVE: Final = 100

#: The annotations of a file whose passages become claims to fill in: more than a person fills.
ANNOTATIONS: Final = 10_000

#: The proposals for one text: more than a person looks at. The quotes of each are looked for in all of it.
PROPOSALS: Final = 2_000

#: The documents of a corpus.
DOCUMENTS: Final = 100_000

# ------------------------------------------------------------------------------- answers

#: The largest number that a question takes, as of how many rows: more than there are of anything.
NUMBER: Final = 999_999_999

#: The rows of an answer that are held and put in order. Of more, nobody reads all: they leave as the store gives them.
ROWS_IN_ORDER: Final = 5_000

#: The rows of a longer answer that a table for people shows.
ROWS_OF_TABLE: Final = 1_000

# ------------------------------------------------------------------------------- a picture

#: The claims of a corpus that a picture shows whole; of more it shows what matters most. 13,000 are a page of 8 MB, a cloud.
CLAIMS_DRAWN: Final = 5_000

#: The passages that the picture of one actor, event or document shows.
PASSAGES_DRAWN: Final = 2_000

# ------------------------------------------------------------------------------- a brief

#: The disagreements that a brief tells where nobody asks for more: the most important ones.
DISAGREEMENTS: Final = 20

#: Those whom such a brief names for one answer in one disagreement, and the passages that it quotes of each.
VOICES_TOLD: Final = 10
PASSAGES_TOLD: Final = 5

#: The claims of a corpus whose brief tells each event with its figures where nobody asks for all.
CLAIMS_TOLD: Final = 5_000

# ------------------------------------------------------------------------------- texts, in code points

#: A note, a rationale, a basis, a cell.
TEXT: Final = 1_000_000

#: A name, a title, an id, an answer in words: each stands in the label of every node that has to do with it.
NAME: Final = 1_000

#: A web address; browsers take no longer ones.
ADDRESS: Final = 2_048

#: A quote: the shortest words that prove a claim, never an article.
QUOTE: Final = 10_000

#: A quote that is not in the text is looked for with other signs and capitals if it is no longer than this.
HINT: Final = 300

#: Words that stand in a text more often than this need more words beside them.
OCCURRENCES: Final = 10_000

# ------------------------------------------------------------------------------- reading texts

#: The words and signs of a sentence of an article; a longer one is read in pieces, and a note says so. Who speaks is
#: looked for within a sentence, so that a text without full stops takes no longer than another.
SENTENCE_TOKENS: Final = 400

# ------------------------------------------------------------------------------- lists

#: The other names of one actor, event or concept.
SPELLINGS: Final = 1_000

#: The offices of one actor; what is broader than one concept, or disjoint with it.
LINKS: Final = 1_000

#: Steps from an actor or event to what it is part of, from a concept to a broader one, from a copy to its original:
#: every one is above all that are below it.
STEPS: Final = 100

#: Steps from a claim about a claim to that claim: each step repeats the label of the one before.
CLAIM_STEPS: Final = 3

#: The quotes of one claim.
QUOTES: Final = 1_000

#: The speakers who pass one claim on.
RELAYS: Final = 20

#: The claims that one entry stands for, claimants times values: a thousand of each would be a million claims in 10 kB.
CLAIMS_OF_ENTRY: Final = 1_000

#: Quotes and notes of an entry are repeated for each of its claims: so many code points may come of it.
TEXTS_OF_ENTRY: Final = 1_000_000
