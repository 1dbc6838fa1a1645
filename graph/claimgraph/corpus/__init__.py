"""A corpus folder in, frozen and validated records out; every problem at once, with its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claimgraph.base import limits
from claimgraph.base.resources import shipped
from claimgraph.corpus.cast import read_actors, read_concepts, read_events, refuse_cycles
from claimgraph.corpus.documents import DocumentReader
from claimgraph.corpus.evidence.positions import positions_path, read_positions, with_office_positions, with_positions
from claimgraph.corpus.identities import Identities, with_identities
from claimgraph.corpus.names import LISTED, NOT_LOOKED, Names
from claimgraph.corpus.ontology import FOLDER, vocabulary_of
from claimgraph.corpus.private import refuse_private_names
from claimgraph.corpus.source import Mapping_, Place, Problems, shown_path
from claimgraph.corpus.statements import Places, refuse_duplicates
from claimgraph.corpus.trees import Trees, index_of, trees_of
from claimgraph.model.records import Corpus, Document, Statement
from claimgraph.model.values import ClaimRef

__all__ = ["Reading", "check_claim_references", "read_corpus", "reading_of", "sound_reading_of"]


@dataclass(frozen=True)
class Reading:
    """A corpus as far as it could be read, its problems, and where things stand in its files."""

    corpus: Corpus
    problems: Problems
    places: Places
    folder: Path
    unread: frozenset[str] = frozenset()  #: documents whose files could not be read at all
    identities: Identities = field(default_factory=Identities)


def read_corpus(folder: Path | str | None = None) -> Corpus:
    """The corpus in a folder, by default the shipped one.

    >>> from claimgraph import read_corpus
    >>> read_corpus().actors["zelensky"].type
    'person'

    Raises:
        CorpusError: something in it is wrong; the error holds every problem, each with file, line and column.
        ClaimGraphError: there is no corpus in the folder.
    """
    return sound_reading_of(folder).corpus


def sound_reading_of(folder: Path | str | None = None) -> Reading:
    """The same, with where things stand in the files."""
    reading = reading_of(folder)
    reading.problems.raise_any()
    return reading


def reading_of(folder: Path | str | None = None, *, located: bool = True) -> Reading:
    """The same, without raising for problems in the files; with ``located=False`` without the files of positions."""
    folder = Path(folder) if folder is not None else shipped("corpus")
    problems = Problems()
    return reading_of_trees(trees_of(folder, problems), folder, problems, located=located)


def reading_of_trees(trees: Trees, folder: Path, problems: Problems, *, located: bool = True) -> Reading:
    """The reading of trees, wherever they came from; ``folder`` is where the files of positions lie."""
    words = vocabulary_of(trees.ontology, folder, told := problems.beside())
    if told.found or not trees.ontology_is_whole:
        # What the corpus says cannot be judged without its vocabulary: each word of it would be one problem more.
        problems.merge(told, without=())
        return Reading(Corpus(words, {}, {}, {}, {}, {}), problems, Places(), folder)
    trees, identities = with_identities(trees, problems)
    index = index_of(trees, words, problems, identities.others)
    reader = DocumentReader(index, words, problems)
    actors = read_actors(trees.actors, index, words, problems)
    events = read_events(trees.events, index, words, problems)
    concepts = read_concepts(trees.concepts, index, words, problems)
    documents = {id: reader.read(id, tree) for id, tree in trees.documents.items()}
    positions = {
        id: {
            **(read_positions(positions_path(folder / "documents", id), document, problems) if located else {}),
            **trees.positions.get(id, {}),
        }
        for id, document in documents.items()
    }
    documents = {id: with_positions(document, positions.get(id, {})) for id, document in documents.items()}
    actors = {id: with_office_positions(actor, positions) for id, actor in actors.items()}
    corpus = Corpus(words, actors, events, concepts, documents, claims_in(documents))
    check_claim_references(corpus, reader.places, frozenset(trees.unread), problems)
    for document in documents.values():
        refuse_duplicates(document, reader.places, problems)
    lineage = {id: (d.republication_of,) for id, d in documents.items()}
    refuse_cycles("republication-of", lineage, _keys_of(reader.places.documents), problems)
    files = {name: shown_path(folder / f"{name}.yaml") for name in ("actors", "events", "concepts")}
    refuse_private_names(corpus, reader.places, files, problems)
    if problems.found and not words.own:
        remedy = "Only what every corpus can say is known. Copy the ontology/ of a corpus that `claimgraph init` makes."
        problems.add(Place(shown_path(folder / FOLDER)), "there is no vocabulary of the subject", remedy)
    return Reading(corpus, problems, reader.places, folder, frozenset(trees.unread), identities)


def _keys_of(places: Mapping[str, Place]) -> Mapping_:
    return Mapping_({}, places, Place(""))


def claims_in(documents: Mapping[str, Document]) -> dict[ClaimRef, Statement]:
    """The claims of documents that others can refer to, by how they do."""
    return {
        ClaimRef(id, statement.id): statement
        for id, document in documents.items()
        for statement in document.statements
        if statement.id
    }


def check_claim_references(
    corpus: Corpus,
    places: Places,
    unread: frozenset[str],
    problems: Problems,
    elsewhere: Collection[ClaimRef] = (),
) -> None:
    """Add a problem for each claim about a claim that is not there, that is too many steps away, or that leads back.

    ``elsewhere`` are claims that are there too, though not in this part of a corpus.
    """
    known = {*corpus.claims, *elsewhere}
    links: dict[ClaimRef, list[ClaimRef]] = {}
    ids: dict[str, Names] = {}
    for ref in sorted(known, key=lambda ref: (ref.document, ref.id)):
        ids.setdefault(ref.document, Names("claim")).add(ref.id, (), Place(""))
    for id, document in corpus.documents.items():
        for number, statement in enumerate(document.statements):
            mine = ClaimRef(id, statement.id)
            for ref in statement.refers_to:
                links.setdefault(mine, []).append(ref)
                if ref not in known and ref.document not in unread:  # one bad file is one problem
                    problems.add(
                        places.of(id, statement, number),
                        f"no claim with the id {ref.id!r} in document {ref.document!r}",
                        _known_claims(ids.get(ref.document), ref.id),
                    )
    named: dict[str, tuple[str, ...]] = {
        f"{ref.document}#{ref.id}": tuple(f"{r.document}#{r.id}" for r in refs) for ref, refs in links.items() if ref.id
    }
    for ref in links:
        if _depth(ref, links, 0) > limits.CLAIM_STEPS:
            place = places.claims.get((ref.document, ref.id)) or places.documents[ref.document]
            problems.add(
                place, f"claims about claims, more than {limits.CLAIM_STEPS} deep", "Refer to the claim itself."
            )
    where = {f"{document}#{id}": place for (document, id), place in places.claims.items()}
    refuse_cycles("claim", named, _keys_of(where), problems)


def _depth(ref: ClaimRef, links: Mapping[ClaimRef, list[ClaimRef]], above: int) -> int:
    if above > limits.CLAIM_STEPS:
        return above
    return max((_depth(other, links, above + 1) for other in links.get(ref, ())), default=above)


def _known_claims(known: Names | None, meant: str) -> str:
    if known is None:
        return "Give the claim that is meant an `id`."
    if len(known) <= LISTED:
        return f"Known: {', '.join(known)}."
    close = known.closest(meant)
    return f"Did you mean {close!r}?" if close else f"{len(known):,} others have one." if known.looks else NOT_LOOKED
