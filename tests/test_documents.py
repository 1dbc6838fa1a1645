"""The documents for those who carry on are true: pictures are those of the code, paths exist, links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import ROOT
from picture_of_stages import PICTURE, picture
from test_architecture import PACKAGE, STAGES

#: The documents that name files, and where those may be.
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md", "docs/api.md"]


def test_the_picture_of_the_rooms_is_that_of_the_code():
    assert PICTURE.read_text(encoding="utf-8") == picture(), "docs/architecture.svg is old: run `make reference`"


def test_every_room_is_in_the_picture():
    for room in (room for stage in STAGES for room in stage):
        assert f'class="room">{room}</text>' in picture()


def test_every_file_that_the_architecture_names_is_there():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = {name for name in re.findall(r"`([\w/.]+)`", text) if "/" in name}
    assert len(named) > 40
    assert [name for name in sorted(named) if not ((ROOT / name).exists() or (PACKAGE / name).exists())] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_of_a_document_leads_to_a_file(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / name).parent / Path(link)).exists()] == []
