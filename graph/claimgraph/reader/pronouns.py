"""A pronoun and those spoken of before in, whom it means out: who spoke last, then with whom a sentence began."""

from __future__ import annotations

from claimgraph.reader.clauses import Clauses
from claimgraph.reader.groups import Group
from claimgraph.reader.people import People, Person


def by_pronoun(people: People, clauses: Clauses, group: Group) -> Person | None:
    """Whom a pronoun means; None where it is the one whose text it is, or nobody fits."""
    pronoun = clauses.language.pronouns[clauses.word(group.first)]
    sentence = clauses.sentence.number

    def fits(person: Person) -> bool:
        if pronoun.gender in ("man", "woman"):
            is_name = person.nature == "any" and person.words.istitle() and " " not in person.words
            is_person = (person.nature == "person" or is_name) and person.number == "one"
            return is_person and person.gender in ("", pronoun.gender)
        if pronoun.number == "many":
            return person.number == "many"
        return person.nature != "person" and person.number == "one"

    if pronoun.gender == "self":
        return None
    if pronoun.case == "possessive" and pronoun.gender == "thing":
        # "Norvia, its ministry said": whatever was named last.
        found = next((each for each in people.latest() if fits(each)), None)
    elif pronoun.number == "many" and len(people.last_speakers) > 1:
        found = None
    else:
        begins_anew = any(clauses.word(at) in (":", ";") for at in range(group.first))
        found = people.meant(fits, sentence, begins_anew=begins_anew)
    if found and pronoun.gender in ("man", "woman"):
        found.gender = pronoun.gender
    return found


def together(people: People, clauses: Clauses, group: Group) -> tuple[Person, ...]:
    """Those who spoke together last, for "they"."""
    pronoun = clauses.language.pronouns.get(clauses.word(group.first))
    many = pronoun is not None and pronoun.number == "many" and pronoun.gender != "self"
    return people.last_speakers if many and len(people.last_speakers) > 1 else ()
