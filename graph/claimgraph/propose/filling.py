"""A review in which something is chosen or typed in, the review after a key out; and what a draft still lacks."""

from __future__ import annotations

from dataclasses import replace

from claimgraph.base.terms import is_slug
from claimgraph.corpus.scaffold import slug_of
from claimgraph.propose.choices import ASKED, RELAY, THIRD, Choice, Choices
from claimgraph.propose.draft import RELAY_KEYS, Draft
from claimgraph.propose.narrowing import narrowed
from claimgraph.propose.quote_keys import sought
from claimgraph.propose.session import Asked, Choosing, Newcomer, Session, Typing
from claimgraph.propose.steps import edited


def missing(draft: Draft) -> str:
    """What a draft lacks to be a claim, by the key that is asked for; "" where nothing."""
    says, said = draft.says, draft.said
    if "who" not in said:
        return "who"
    if any("who" not in relay for relay in draft.via):
        return RELAY
    if not ({"property", "counts"} & says.keys()):
        return ASKED
    if not ({"event", "actor", "claim"} & says.keys()):
        return "event"
    if said.get("stance") != "declines" and not ({"value", "min", "max"} & says.keys()):
        return "value"
    return ""


def unsaid_phase(draft: Draft) -> str:
    """How far it had come where nobody says: what is promised or demanded is planned, the rest completed."""
    return "planned" if draft.said.get("stance") in ("promises", "demands") else "completed"


def accept(session: Session) -> Session:
    """The review in which what is looked at is to be accepted, or the first thing that it lacks is asked for."""
    item = session.items[session.at]
    draft = item.draft
    if lacking := missing(draft):
        return ask(replace(session, accepting=True), lacking)
    if "event" in draft.says and "phase" not in draft.says:
        session = edited(session, draft.with_says("phase", unsaid_phase(draft)))
    return replace(session, accepting=False, asked=Asked("accept", session.at))


def ask(session: Session, key: str) -> Session:
    """The review in which a word is asked for: chosen where that is possible, else typed."""
    assert session.item
    offered = _offered(session, key, session.item.draft)
    return replace(session, mode=Choosing(key) if offered else Typing(key))


def _offered(session: Session, key: str, draft: Draft) -> list[Choice]:
    choices = session.choices
    match key:
        case "edit":
            return choices.keys(draft)
        case "type":
            return [
                Choice(key, f"{key}: {t.label}") for key, t in sorted(choices.corpus.vocabulary.actor_types.items())
            ]
        case "side":
            return [Choice("", "none is known"), *map(choices.actor, choices.sides()[:-1]), Choice(THIRD, THIRD)]
    assert session.item
    found = choices.of(key, draft, session.item.proposal.at.start) or []
    may_go = key in draft.says or (key in draft.said and key != "who") or (key.startswith(RELAY) and draft.via)
    return [*found, Choice("", "nothing: take it out", ("nothing",))] if found and may_go else found


def offered(session: Session) -> list[Choice]:
    """What may be chosen now, by what was typed."""
    if not isinstance(session.mode, Choosing) or session.item is None:
        return []
    return narrowed(_offered(session, session.mode.key, session.item.draft), session.mode.typed)


def choose(session: Session, mode: Choosing, key: str) -> Session:
    """The review after a key while something is chosen."""
    match key:
        case "escape":
            return replace(session, mode=None, accepting=False)
        case "up" | "down":
            count = len(offered(session))
            at = (mode.at + (1 if key == "down" else -1)) % count if count else 0
            return replace(session, mode=replace(mode, at=at))
        case "backspace":
            return replace(session, mode=replace(mode, typed=mode.typed[:-1], at=0))
        case "enter":
            found = offered(session)
            if mode.at < len(found):
                return _chosen(replace(session, mode=None), mode.key, found[mode.at].key)
            if mode.key in ("who", RELAY) and mode.typed.strip():
                return _newcomer(session, mode.typed.strip())
            return replace(session, message="Nothing is called so.")
    return replace(session, mode=replace(mode, typed=mode.typed + key, at=0)) if len(key) == 1 else session


def type_(session: Session, mode: Typing, key: str) -> Session:
    """The review after a key while words are typed."""
    match key:
        case "escape":
            return replace(session, mode=None, accepting=False)
        case "backspace":
            return replace(session, mode=replace(mode, typed=mode.typed[:-1]))
        case "enter":
            if mode.key == "words":
                return sought(session, mode.typed.strip(), mode.span)
            return _chosen(replace(session, mode=None), mode.key, meant(session, mode.typed.strip()))
    return replace(session, mode=replace(mode, typed=mode.typed + key)) if len(key) == 1 else session


def meant(session: Session, typed: str) -> str:
    """What was typed; of ``first..last`` the words of the text near by that begin and end so."""
    return session.words.meant(typed, session.item.proposal.at.start) if session.item else typed


def _chosen(session: Session, key: str, word: str) -> Session:
    assert session.item
    draft = session.item.draft
    if key == "edit":
        return ask(session, word)
    if key in ("type", "side", "basis"):
        return _newcomer_is(session, key, word)
    draft = with_word(draft, key, word, session.choices)
    if key == ASKED and session.event and not {"event", "actor", "claim"} & draft.says.keys():
        draft = replace(draft, says={"event": session.event, **draft.says})
    session = edited(session, draft)
    return accept(session) if session.accepting else session


def with_word(draft: Draft, key: str, word: str, choices: Choices) -> Draft:
    """The draft with a word under a key as a review knows it: `ASKED` asks anew, `RELAY` names the first nobody knows."""
    if key == ASKED:
        kind = "property" if word in choices.corpus.vocabulary.properties else "counts"
        gone = ("property", "counts", "value", "min", "max", "not")
        return replace(draft, says={**{k: v for k, v in draft.says.items() if k not in gone}, kind: word})
    if key.startswith(RELAY):
        return _with_relay(draft, key.removeprefix(RELAY).removeprefix("-") or "who", word)
    if key in choices.says_keys:
        return draft.with_says(key, word)
    return draft.with_said(key, word)


def _with_relay(draft: Draft, key: str, word: str) -> Draft:
    """The draft with a word of the first relay that nobody is named for yet, else of the first; without it for no name."""
    via = draft.via or ({},)
    number = next((n for n, relay in enumerate(via) if "who" not in relay), 0)
    if key == "who" and not word:
        return replace(draft, via=via[:number] + via[number + 1 :])
    said = {**via[number], key: word}
    relay = {k: said[k] for k in RELAY_KEYS if said.get(k)}
    return replace(draft, via=(*via[:number], relay, *via[number + 1 :]))


def _newcomer(session: Session, name: str) -> Session:
    known = session.choices.corpus.actors.keys() | session.choices.new.keys()
    stem = slug_of(name)
    id = next(
        each for each in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if each not in known and is_slug(each)
    )
    return ask(replace(session, newcomers=(*session.newcomers, Newcomer(id, name))), "type")


def _newcomer_is(session: Session, key: str, word: str) -> Session:
    last = session.newcomers[-1]
    last = {"type": replace(last, type=word), "side": replace(last, side=word), "basis": replace(last, basis=word)}[key]
    session = replace(session, newcomers=(*session.newcomers[:-1], last))
    if key == "type":
        return ask(session, "side")
    if key == "side":
        return replace(session, mode=Typing("basis"))
    if not word:
        return replace(session, mode=Typing("basis"), message="On what does it rest? A source, or a reason.")
    return _chosen(replace(session, choices=session.choices.with_new(last.id, last.name)), "who", last.id)
