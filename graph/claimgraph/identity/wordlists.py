"""Words of English that say something of a name, whatever it is the name of."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that join others: they tell two names apart only by their place.
SMALL: Final = _words("a an the of for and in on at to by from with between into near les des die das und et y i")

#: Those that begin a name, or stand in the name of a person, and join nothing.
PARTICLES: Final = _words("a an the al el bin ibn ben de di da du dos la le der den van von")

#: Between two countries, those that tell who does something to whom.
DIRECTED: Final = _words("in to from by on at into")

#: What stands before a person's name, and may be left out.
TITLES: Final = _words("""
    mr mrs ms miss dr prof professor sir lord lady dame king queen prince princess emperor tsar pope patriarch bishop
    archbishop rabbi imam sheikh president pres premier prime minister chancellor general gen major maj colonel col
    lieutenant lt captain capt sergeant sgt admiral marshal brigadier commander cmdr chief chairman chairwoman
    chairperson chair head leader director secretary spokesman spokeswoman spokesperson speaker governor gov mayor
    ambassador envoy ombudsman ombudswoman commissioner senator sen rep representative whip judge adviser advisor
    aide journalist correspondent former ex acting then late
""")

#: After these a person's name follows, whatever stood before; after the others a body may: the General Staff.
BEFORE_NAMES: Final = TITLES - _words("general gen chief head marshal judge lord king queen prince then late")

WOMEN: Final = _words("mrs ms miss lady dame queen princess chairwoman spokeswoman ombudswoman")
MEN: Final = _words("mr sir lord king prince pope chairman spokesman")

#: What changes who or what is meant: a name with such a word is not that without it.
TELLING: Final = _words("""
    north south east west northeast northwest southeast southwest upper lower deputy vice assistant junior jr senior
    attempted planned proposed failed alleged further next previous
""")

WEEKDAYS: Final = _words("monday tuesday wednesday thursday friday saturday sunday")
_NTH: Final = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
"""
ORDINALS: Final = {word: str(number) for number, word in enumerate(_NTH.split(), 1)}
ROMAN: Final = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9"}

#: Words by which a state is called as one that acts.
STATE: Final = _words("side state government republic federation kingdom union country people islamic")

SHORT: Final = {
    **{"st": "saint", "govt": "government", "dept": "department", "intl": "international", "natl": "national"},
    **{"gen": "general", "lt": "lieutenant", "sgt": "sergeant", "col": "colonel", "capt": "captain", "maj": "major"},
    **{"min": "ministry", "hq": "headquarters", "corp": "corporation", "assn": "association", "prof": "professor"},
    **{"gov": "governor", "sen": "senator", "oblast": "region"},
}
