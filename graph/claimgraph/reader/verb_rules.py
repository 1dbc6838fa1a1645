"""A sentence in, what its verbs of saying show out: subject and verb, inversion, the passive, what somebody adds."""

from __future__ import annotations

from dataclasses import replace

from claimgraph.reader import subjects
from claimgraph.reader.clauses import COMMAS, QUOTES, Clauses
from claimgraph.reader.gerunds import gerund
from claimgraph.reader.inflection import Verb
from claimgraph.reader.passives import is_passive, passive
from claimgraph.reader.placing import placed
from claimgraph.reader.quoting import quoted_outright
from claimgraph.reader.saying import is_silent, lists, says_something
from claimgraph.reader.subjects import Subject
from claimgraph.reader.told import Range, Told
from claimgraph.reader.unreal import is_of_a_report, is_only_thought_of, is_yet_to_come


def by_verbs(clauses: Clauses) -> list[Told]:
    """What the verbs of a sentence show, in its order."""
    found: list[Told] = []
    words = clauses.language
    last: Subject | None = None
    last_verb = -1
    for at, verb in clauses.verbs:
        subject = None
        is_not_yet = clauses.words(at - 2, at) in words.not_yet
        is_infinitive = clauses.word(at - 1) in words.infinitive and not is_not_yet
        if is_infinitive or clauses.word(at) in words.auxiliaries:
            continue
        if is_passive(clauses, at, verb):
            told = passive(clauses, at, verb)
        elif verb.forms == {"gerund"} and not _is_progressive(clauses, at):
            told, subject = gerund(clauses, at, last, found[-1].verb if found else -1)
        else:
            told, subject = _finite(clauses, at, verb, last)
        if told is not None and not (found and found[-1].negated and _is_alternative(clauses, told)):
            found.append(told)
            last = subject if subject and not is_relative(clauses, subject.first, last_verb) else last
            last_verb = at
    return found


def _is_progressive(clauses: Clauses, at: int) -> bool:
    """Whether a gerund is the verb of a subject: "is demanding", "were already saying"."""
    while at > 0 and clauses.is_filler(at - 1):
        at -= 1
        if clauses.word(at) in clauses.language.being:
            return True
    return False


def _is_alternative(clauses: Clauses, told: Told) -> bool:
    """ "Never confirmed or denied it": what is not done either."""
    return told.rule == "shared-subject" and clauses.word(told.shown[0] - 1) in clauses.language.alternatives


def is_relative(clauses: Clauses, first: int, before: int) -> bool:
    """Whether what somebody says stands before it: "the swap that the envoy had spoken of", not "told them that the envoy"."""
    group = clauses.at(first - 2)
    if (
        clauses.word(first - 1) not in clauses.language.relatives
        or group is None
        or group.kind == "time"
        or group.after
    ):
        return False
    verb = clauses.language.verbs.get(clauses.word(before)) if before >= 0 else None
    return verb is None or verb.base not in clauses.language.telling


def is_set_off(clauses: Clauses, first: int) -> bool:
    """Whether what somebody says of another stands between commas: "the ships, which the envoy says were sunk, are safe"."""
    words = clauses.language
    is_clause = clauses.word(first - 1) in words.relatives - words.that and clauses.word(first - 2) == ","
    return is_clause and clauses.at(first - 3) is not None


def _finite(clauses: Clauses, at: int, verb: Verb, last: Subject | None) -> tuple[Told | None, Subject | None]:
    subject = subjects.before(clauses, at)
    if subject is None:
        subject = subjects.shared(clauses, at, last)
    if subject is None and _may_come_first(clauses, at) and (inverted := subjects.after(clauses, at)):
        return _inverted(clauses, at, inverted), inverted
    if subject is None or not _is_finite(clauses, at, verb, subject):
        return None, None
    if _is_bare(clauses, subject):
        return None, None
    negated = subject.negated or _negated_before(clauses, at)
    if not negated and (quoted := quoted_outright(clauses, at, subject)):
        return quoted, None
    rest = clauses.after_adverbials(at + 1)
    if clauses.particle(at):
        rest = at + 1 + (clauses.word(at + 2) in clauses.language.that)  # "pointed out that"
    if verb.base in clauses.language.telling and (listener := clauses.at(rest)):
        rest = clauses.after_adverbials(listener.end)
    silent = is_silent(clauses, at, verb, negated)
    if verb.does == "quiet" and not silent and not (lists(clauses, at) or clauses.particle(at)):
        return None, None
    if _is_a_thing(clauses, subject, verb) and verb.does != "asserts":
        return None, None  # a film that shows something says nothing: whoever tells of it does
    if verb.does == "declines" and not silent:
        return None, None
    if is_only_thought_of(clauses, subject.first, at) or (not (negated or silent) and is_yet_to_come(clauses, at)):
        return None, None
    told = placed(clauses, at, verb, subject, rest, negated or silent)
    is_said_apart = told is not None and told.rule in ("trailing", "interrupted", "fronted")
    leaves_open = negated and clauses.language.denied_means.get(verb.base) == "suggests"
    if told is None or not (silent or is_said_apart or leaves_open or says_something(clauses, at, rest)):
        return None, None
    is_statement = clauses.word(subject.groups[0].end - 1) in clauses.language.speaking_nouns
    if verb.does == "content" and not (silent or is_statement) and told.rule in ("trailing", "fronted"):
        return None, None
    if (
        told.rule == "fronted"
        and clauses.word(subject.first - 1) in clauses.language.complements - clauses.language.relatives
    ):
        return None, None  # "it was unclear what Marn said"
    if told.rule == "fronted" and _is_a_thing(clauses, subject, verb):
        return None, None  # "the return of 600 colleagues dismissed in March"
    if told.rule == "subject-verb" and is_of_a_report(clauses, subject.first):
        return None, None
    is_bound = is_relative(clauses, subject.first, -1) or is_set_off(clauses, subject.first)
    if told.rule == "subject-verb" and is_bound:
        # "the law, which the minister says is needed, was rejected"
        first, end = told.content[0]
        told = replace(told, content=((first, _next_comma(clauses, first, end)),))
    if told.rule == "relative" and clauses.is_comma(subject.end - 2):
        # "Marn, who said that it was open, left", and not "…, which said that it was open, but not when"
        first, end = told.content[0]
        binding = clauses.language.contrasts | clauses.language.conjunctions
        comma = _next_comma(clauses, first, end)
        if clauses.word(comma + 1) not in binding:
            told = replace(told, content=((first, comma),))
    if told.negated and (asked := _asked(clauses, subject)) and told.rule == "subject-verb":
        told = replace(told, content=(asked, *told.content))
    return replace(told, aside=subject.aside), subject


def _asked(clauses: Clauses, subject: Subject) -> Range | None:
    """What somebody was asked who does not say it: "Asked whether it was so, she declined to comment"."""
    verb = clauses.language.verbs.get(clauses.word(0))
    is_question = verb is not None and verb.base in clauses.language.asking and clauses.is_comma(subject.first - 1)
    return (0, subject.first - 1) if is_question else None


def _next_comma(clauses: Clauses, first: int, end: int) -> int:
    """The first comma after a token that stands in no quotation; ``end`` where there is none."""
    return next((at for at in range(first + 1, end) if clauses.is_comma(at) and not clauses.quoted[at]), end)


def _is_a_thing(clauses: Clauses, subject: Subject, verb: Verb) -> bool:
    words = clauses.language
    group = subject.groups[0]
    is_statement = clauses.word(group.end - 1) in words.speaking_nouns and group.first < group.bare
    # At the beginning any word has a capital: it may be a name.
    may_be_name = group.first == group.bare and clauses.read[group.bare].capital
    return group.kind == "words" and not is_statement and not (may_be_name and verb.does != "content")


def _is_bare(clauses: Clauses, subject: Subject) -> bool:
    """Whether a small word without an article, and none of many, stands before a verb: no such word speaks."""
    group = subject.groups[-1]
    is_noun = group.first < group.bare or clauses.read[group.bare].capital or group.end - group.bare > 1
    return (
        group.kind == "words"
        and not is_noun
        and not clauses.word(group.end - 1).endswith(clauses.language.endings.plural)
    )


def _negated_before(clauses: Clauses, at: int) -> bool:
    """Whether a negation stands among the small words before a verb."""
    start = at
    while start > 0 and clauses.is_filler(start - 1):
        start -= 1
    return clauses.negated(start, at) or clauses.words(at - 2, at) in clauses.language.not_yet


def _may_come_first(clauses: Clauses, at: int) -> bool:
    before = clauses.word(at - 1)
    return at == 0 or before in COMMAS or before in QUOTES or before in clauses.language.so_says | clauses.language.like


def _inverted(clauses: Clauses, at: int, subject: Subject) -> Told | None:
    if at == 0 or clauses.word(at - 1) in clauses.language.so_says | clauses.language.like:
        return None  # other rules know these
    if _goes_on(clauses, subject.end):
        return None  # "the port, China's only one, said it was shut"
    rest = clauses.after_adverbials(subject.end)
    aside = _aside(clauses, rest)
    behind = _behind(clauses, at, max(rest, aside[1]))
    return Told(subject.groups, "inversion", (at, subject.end), ((0, at), *behind), at, aside=aside)


def _goes_on(clauses: Clauses, end: int) -> bool:
    """Whether somebody behind a verb does something himself, so that he is not whose verb it is: "said it was"."""
    words, at = clauses.language, end
    while at < len(clauses.read) and clauses.is_filler(at) and clauses.word(at) not in words.auxiliaries:
        at += 1
    if at >= len(clauses.read) or clauses.at(at) or clauses.read[at].kind != "word":
        return False
    verb = words.verbs.get(clauses.word(at))
    is_past = clauses.word(at).endswith(words.endings.past) and not clauses.read[at].capital
    return clauses.word(at) in words.auxiliaries - words.infinitive or is_past or bool(verb and verb.forms - {"gerund"})


def _behind(clauses: Clauses, verb: int, rest: int) -> tuple[Range, ...]:
    """What somebody goes on to say behind his name: after a quotation only another, nothing that tells who he is."""
    end = len(clauses.read)
    speaks = any(rest < at and known.does not in ("content", "quiet") for at, known in clauses.verbs)
    is_quoted = any(clauses.word(at) in QUOTES for at in (verb - 1, verb - 2))
    if is_quoted and not speaks:
        rest = next((at for at in range(rest, end) if clauses.word(at) in QUOTES), end)
    elif clauses.is_comma(rest) and (group := clauses.at(rest + 1)) and group.kind != "pronoun":
        rest = _next_comma(clauses, rest, end)  # "said Marn, head of the union"
    return () if clauses.is_end(rest) else ((rest, end),)


def _aside(clauses: Clauses, comma: int) -> Range:
    """What the outlet says of who speaks, from comma to comma: “…”, said Marn, who heads it; nothing of what he says."""
    words = clauses.language
    if not clauses.is_comma(comma) or clauses.word(comma + 1) not in words.relatives - words.that:
        return (0, 0)
    end = min(_next_comma(clauses, comma, len(clauses.read)) + 1, len(clauses.read))
    speaks = any(comma < at < end and verb.does not in ("content", "quiet") for at, verb in clauses.verbs)
    return (0, 0) if speaks else (comma, end)


def _is_finite(clauses: Clauses, at: int, verb: Verb, subject: Subject) -> bool:
    """Whether a form can be the verb of this subject: "said", "officials say", "did not say"; not "the words said by"."""
    between = [clauses.word(each) for each in range(max(subject.end, at - 8), at)]
    words = clauses.language
    helped = any(
        word in words.auxiliaries | words.negations or word.endswith(words.endings.negated) for word in between
    )
    if verb.does == "asserts" and "participle" in verb.forms and clauses.word(at + 1) in clauses.language.infinitive:
        return False  # "the men said to be held there"
    if verb.forms & {"past", "third"}:
        return clauses.word(at + 1) not in clauses.language.by
    if verb.forms & {"participle"}:
        return any(word in clauses.language.having for word in between)
    if verb.forms == {"gerund"}:
        return helped
    last = clauses.word(subject.groups[-1].end - 1)
    many = len(subject.groups) > 1 or last.endswith(words.endings.plural) or last in clauses.language.plural_people
    pronoun = clauses.language.pronouns.get(last)
    return helped or many or (pronoun is not None and (pronoun.number == "many" or pronoun.gender == "self"))
