"""A corpus folder in, frozen and validated records out; every problem at once, with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimgraph.corpus.cast import (
    THIRD_PARTY,
    Index,
    index_names,
    read_actors,
    read_concepts,
    read_events,
    refuse_cycles,
)
from claimgraph.corpus.documents import DocumentReader
from claimgraph.corpus.names import Names
from claimgraph.corpus.positions import positions_path, read_positions, with_office_positions, with_positions
from claimgraph.corpus.private import refuse_private_names
from claimgraph.corpus.source import Mapping_, Node, Place, Problems, shown_path
from claimgraph.corpus.statements import Places, refuse_duplicates
from claimgraph.corpus.yaml_source import read_yaml
from claimgraph.errors import ClaimGraphError
from claimgraph.records import ClaimRef, Corpus, Statement
from claimgraph.resources import shipped
from claimgraph.terms import is_slug
from claimgraph.vocabulary import vocabulary

__all__ = ["Reading", "read_corpus", "reading_of"]

#: Words that stand for something else where an actor may stand.
RESERVED: Final = frozenset({THIRD_PARTY, *(term.key for d in vocabulary().dimensions.values() for term in d.also)})

#: How deep claims may be about claims about claims: each step repeats the label of the one before.
MAX_DEPTH: Final = 3


@dataclass(frozen=True)
class Reading:
    """A corpus as far as it could be read, its problems, and where things stand in its files."""

    corpus: Corpus
    problems: Problems
    places: Places
    folder: Path


def read_corpus(folder: Path | str | None = None) -> Corpus:
    """The corpus in a folder, by default the shipped one.

    >>> read_corpus().actors["zelensky"].type
    'person'

    Raises:
        CorpusError: something in it is wrong; the error holds every problem, each with file, line and column.
        ClaimGraphError: there is no corpus in the folder.
    """
    reading = reading_of(folder)
    reading.problems.raise_any()
    return reading.corpus


def reading_of(folder: Path | str | None = None, *, located: bool = True) -> Reading:
    """The same, without raising for problems in the files; with ``located=False`` without the files of positions."""
    folder = Path(folder) if folder is not None else shipped("corpus")
    if not (folder / "actors.yaml").is_file():
        raise ClaimGraphError(
            f"No corpus in {folder}: it has no actors.yaml.", f"`claimgraph init {folder}` makes one."
        )
    problems, words = Problems(), vocabulary()
    files = {name: read_yaml(folder / f"{name}.yaml", problems) for name in ("actors", "events")}
    files["concepts"] = read_yaml(p, problems) if (p := folder / "concepts.yaml").is_file() else None
    index = Index(Names("actor"), Names("event"), Names("concept"), Names("document"))
    for kind, names in (("actors", index.actors), ("events", index.events), ("concepts", index.concepts)):
        index_names(files[kind], names, RESERVED if kind == "actors" else frozenset(), problems)

    trees = _document_trees(folder / "documents", index.documents, problems)
    reader = DocumentReader(index, words, problems)
    actors = read_actors(files["actors"], index, words, problems)
    events = read_events(files["events"], index, words, problems)
    concepts = read_concepts(files["concepts"], index, words, problems)
    documents = {id: reader.read(id, tree) for id, tree in trees.items()}
    positions = {
        id: read_positions(positions_path(folder / "documents", id), document, problems)
        for id, document in documents.items()
        if located
    }
    documents = {id: with_positions(document, positions.get(id, {})) for id, document in documents.items()}
    actors = {id: with_office_positions(actor, positions) for id, actor in actors.items()}
    claims = {
        ClaimRef(id, statement.id): statement
        for id, document in documents.items()
        for statement in document.statements
        if statement.id
    }
    corpus = Corpus(words, actors, events, concepts, documents, claims)
    _check_claim_references(corpus, reader.places, problems)
    for document in documents.values():
        refuse_duplicates(document, _identity, reader.places.quotes, problems)
    lineage = {id: (d.republication_of,) for id, d in documents.items()}
    refuse_cycles("republication-of", lineage, _keys_of(reader.places.documents), problems)
    refuse_private_names(corpus, reader.places, folder, problems)
    return Reading(corpus, problems, reader.places, folder)


def _document_trees(folder: Path, names: Names, problems: Problems) -> dict[str, Node]:
    trees: dict[str, Node] = {}
    if not folder.is_dir():
        problems.add(
            Place(shown_path(folder)), "there is no folder of documents", "Make it; `claimgraph new` fills it."
        )
        return trees
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        problems.add(Place(shown_path(folder)), f"cannot be read: {error.strerror}", "Check the permissions.")
        return trees
    for path in paths:
        if path.name.startswith(".") or path.name.endswith((".positions.json", ".tmp")):
            continue
        if path.suffix != ".yaml":
            problems.add(Place(shown_path(path)), "not a document file", "Documents are files that end in .yaml, here.")
            continue
        if not is_slug(path.stem):
            problems.add(
                Place(shown_path(path)),
                f"{path.stem!r} cannot be an id",
                "Name the file with lower-case letters, digits and single hyphens.",
            )
            continue
        tree = read_yaml(path, problems)
        # Known also where it cannot be read, so that one bad file gives one problem.
        title = tree.values.get("title") if isinstance(tree, Mapping_) else None
        names.add(path.stem, (getattr(title, "text", ""),), Place(shown_path(path)))
        if tree is not None:
            trees[path.stem] = tree
    return trees


def _identity(statement: Statement) -> tuple[str, ...]:
    return (*(link.actor for link in statement.chain), statement.stance, repr(statement.proposition))


def _keys_of(places: Mapping[str, Place]) -> Mapping_:
    return Mapping_({}, places, Place(""))


def _check_claim_references(corpus: Corpus, places: Places, problems: Problems) -> None:
    links: dict[ClaimRef, list[ClaimRef]] = {}
    for id, document in corpus.documents.items():
        for statement in document.statements:
            mine = ClaimRef(id, statement.id)
            for ref in referred_claims(statement):
                links.setdefault(mine, []).append(ref)
                if ref not in corpus.claims:
                    quote = statement.quotes[0] if statement.quotes else None
                    place = places.quotes.get((id, quote.exact, quote.occurrence)) if quote else None
                    known = [known.id for known in corpus.claims if known.document == ref.document]
                    problems.add(
                        place or places.documents[id],
                        f"no claim with the id {ref.id!r} in document {ref.document!r}",
                        _known_claims(known),
                    )
    named: dict[str, tuple[str, ...]] = {
        f"{ref.document}#{ref.id}": tuple(f"{r.document}#{r.id}" for r in refs) for ref, refs in links.items() if ref.id
    }
    for ref in links:
        if _depth(ref, links, 0) > MAX_DEPTH:
            place = places.claims.get((ref.document, ref.id)) or places.documents[ref.document]
            problems.add(place, f"claims about claims, more than {MAX_DEPTH} deep", "Refer to the claim itself.")
    where = {f"{document}#{id}": place for (document, id), place in places.claims.items()}
    refuse_cycles("claim", named, _keys_of(where), problems)


def _depth(ref: ClaimRef, links: Mapping[ClaimRef, list[ClaimRef]], above: int) -> int:
    if above > MAX_DEPTH:
        return above
    return max((_depth(other, links, above + 1) for other in links.get(ref, ())), default=above)


def _known_claims(known: Iterable[str]) -> str:
    counted = sorted(Counter(known))
    return f"Known: {', '.join(counted)}." if counted else "Give the claim that is meant an `id`."


def referred_claims(statement: Statement) -> tuple[ClaimRef, ...]:
    """The claims that a statement is about or names in its answer."""
    proposition = statement.proposition
    found = (proposition.question.claim, proposition.answer)
    return tuple(ref for ref in found if isinstance(ref, ClaimRef))
