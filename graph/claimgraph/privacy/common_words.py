"""Names out that are common words too, in Latin letters and in Cyrillic: will, young, мороз.

Alone they count as a name only where they are written with a capital, or inside an address. A name that is missing here
is not lost, but alarms too often: so add it.
"""

from __future__ import annotations

from typing import Final

_TEXT = """
april august autumn baker banks bell black bond brook brown bush carter case chance christian church clay cook
cooper cross dawn dean drake earl east faith field fields fish fisher forest foster fox frank free friday gale
garden gates given glass gold good grace grant gray green grey guard hall hand harmony head hill holiday holy hope
house hunt hunter iris jack jade jasmine joy judge june just king knight lane lily little long love major march mark
marsh mason masters mayor melody mercy mill miller mills moon more north page park parks patience penny piper pope
porter power powers price prince private rain ray reason rice rich river rivers robin rose ruby ruth sage sand
savage sergeant shepherd short silver small smith snow south spring stern stone storm street strong summer swift
tailor taylor temple turner victor violet wall ward waters weaver west white wild will wills winter wise wolf wood
woods young
баран белый бог бондарь век вера ветер вовк волк воля воробей ворон віра герой голова голод голуб голубь гончар горе
гроза день дым жук заяц заєць зима коваль козак козел король кравец лебедь лев лета любов любовь май марта мельник
мир молот мороз надежда надія новак орел пастух победа победы роза роман слава сокол солнце соловей стрелец ткач
чайка швець шевчик
"""

COMMON_WORDS: Final = frozenset(_TEXT.split())
