"""What is said in a text in, the same without furniture of the page out: a menu, a link, a call to subscribe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from claimgraph.reader.language import Language
from claimgraph.reader.phrases import phrase_at
from claimgraph.reader.said import OUTLET, Figure, Said
from claimgraph.reader.text import Sentence

_ENDS: Final = frozenset({".", "!", "?", "…", "...", "....", "”", '"', "»", "’", ")"})
#: Headings and captions say something in few words, without an end and often without a verb.
_TERSE: Final = frozenset({"headline", "standfirst", "caption"})


def without_furniture(
    sentences: Sequence[Sentence], said: Iterable[Said], figures: Iterable[Figure], language: Language
) -> tuple[Said, ...]:
    """What is said, without what the outlet only seems to say and no figure stands in."""
    counting = {figure.sentence for figure in figures}
    return tuple(
        each
        for each in said
        if each.rule != OUTLET or each.sentence in counting or not _is_furniture(sentences[each.sentence], language)
    )


def _is_furniture(sentence: Sentence, language: Language) -> bool:
    """Whether a sentence for which nobody is named belongs to the page around the article: it has no end, no verb and no
    function word, or words that only such a page has.
    """
    words = [token.folded for token in sentence.tokens]
    if any(phrase_at(words, at, language.furniture) for at in range(len(words))):
        return True
    if sentence.section in _TERSE or words[-1] in _ENDS:
        return False
    return not any(_is_of_a_sentence(word, language) for word in words)


def _is_of_a_sentence(word: str, language: Language) -> bool:
    known = word in language.function_words or word in language.verbs or word in language.auxiliaries
    return known or word.endswith(language.endings.past)
