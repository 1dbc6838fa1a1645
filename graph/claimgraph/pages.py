"""The name of a template and what it shows in, one HTML page out: nothing of the corpus becomes markup."""

from __future__ import annotations

import re
from typing import Any

from claimgraph.resources import template


def rendered(name: str, **shown: Any) -> str:
    """What a template of this package makes; every text that it shows is escaped, a name it lacks is an error.

    Templates may extend and include each other.
    """
    import jinja2

    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.FileSystemLoader(template("")),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name).render(**shown)


def page(name: str, **shown: Any) -> str:
    """The same without empty lines: for pages without scripts, whose bytes a policy names by their hash."""
    return re.sub(r"\n\s*\n", "\n", rendered(name, **shown)) + "\n"
