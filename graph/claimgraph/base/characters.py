"""Text in, text that XML can hold out."""

from __future__ import annotations

import re

# Everything outside Char of XML 1.0 (https://www.w3.org/TR/xml/#charsets): not even an escape may stand for it.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def for_xml(text: str) -> str:
    """The text with U+FFFD for each character that no XML file can hold.

    >>> for_xml("a\\x01b")
    'a\ufffdb'
    """
    return _NOT_XML.sub("\ufffd", text)
