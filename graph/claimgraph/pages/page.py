"""The name of a template and what it shows in, one HTML page out: nothing of the corpus becomes markup."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from claimgraph.accounts.sentence import text_of
from claimgraph.asking.answer_text import plain
from claimgraph.base.resources import template

if TYPE_CHECKING:
    import jinja2


def rendered(name: str, **shown: Any) -> str:
    """What a template of this package makes; every text that it shows is escaped, a name it lacks is an error.

    Templates may extend and include each other.
    """
    return _environment().get_template(name).render(**shown)


@cache
def _environment() -> jinja2.Environment:
    # Once: a site has thousands of pages of few templates.
    import jinja2

    made = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.FileSystemLoader(template("")),
        finalize=seen,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["ending"] = _ending
    made.filters["said"] = text_of
    made.policies["json.dumps_kwargs"] |= {"ensure_ascii": False, "separators": (",", ":")}
    return made


def _ending(iri: str) -> str:
    return iri.rpartition("/")[2]


def page(name: str, **shown: Any) -> str:
    """The same without empty lines: for pages without scripts, whose bytes a policy names by their hash."""
    return re.sub(r"\n\s*\n", "\n", rendered(name, **shown)) + "\n"


def seen(value: Any) -> Any:
    """The value with every text in it as a reader may see it: a sign that turns the direction of what follows is told.

    Also inside lists and mappings. What a template marks as safe is ours, and stays as it is.
    """
    if type(value) is str:
        return plain(value)
    if isinstance(value, dict):
        return {key: seen(inner) for key, inner in value.items()}
    return [seen(inner) for inner in value] if isinstance(value, list | tuple) else value


def json_in_html(value: Any) -> str:
    """JSON that may stand in a script element: no "<", so neither an end tag nor a comment can begin in it.

    See https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
