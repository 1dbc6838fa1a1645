"""Where the shipped ontology, queries and corpus are: inside an installed package, or in the checkout around it."""

from __future__ import annotations

from pathlib import Path

from claimgraph.base.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped(name: str) -> Path:
    """The folder ``name`` ("ontology", "queries", "corpus") that ships with this package.

    A wheel carries the folders in ``claimgraph/shipped``; an editable install or a bare source path has them at the
    top of the checkout, two levels up.

    Raises:
        ResourceError: the folder is in neither place.
    """
    for folder in (_PACKAGE / "shipped" / name, _PACKAGE.parents[1] / name):
        if folder.is_dir():
            return folder
    raise ResourceError(f"The folder {name}/ that ships with claimgraph is missing.", "Install the package again.")


def template(name: str) -> Path:
    """A file or folder that new files are made from; templates are part of the code."""
    return _PACKAGE / "templates" / name


def mappings() -> Path:
    """The folder that says what the columns of known data sets mean, and what people write in spreadsheets."""
    return _PACKAGE / "mappings"


def languages() -> Path:
    """The folder with one file for each language that texts are read in."""
    return _PACKAGE / "languages"
