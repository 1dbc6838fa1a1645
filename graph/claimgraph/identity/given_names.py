"""A first name in, the first names that it may be short for out.

English ones from the package nicknames (Apache 2.0); of other languages the most common ones.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Final

from claimgraph.base.folding import sound

#: Each name, and what those who bear it are called.
_SHORT: Final = """
    aleksandr oleksandr alexander aleksandra oleksandra: sasha sashko sanya shura olek oles
    aleksei alexei oleksiy: alyosha lyosha
    anastasia: nastya
    anna hanna: anya anka ania hania
    anatoly anatolii: tolya tolik
    andrei andriy andrzej: andryusha andrzejek
    boris borys: borya
    dmitry dmytro: dima mitya dimka
    ekaterina kateryna katarzyna: katya kasia katia
    elena olena: lena
    evgeny yevgeny evgenia yevhen: zhenya
    fyodor fedir: fedya
    francisco: paco pancho
    franz: franzl
    georgy heorhiy: zhora gosha
    grigory hryhoriy: grisha
    ignacio: nacho
    igor ihor: igoryok
    ivan: vanya
    jan: janek
    johannes: hans hannes
    jose: pepe
    josef: sepp jupp
    joanna: asia
    konstantin kostiantyn: kostya
    leonid: lyonya
    ludmila lyudmyla: lyuda
    malgorzata: gosia
    maria mariya: masha marysia
    mehmet: memo
    mikhail mykhailo: misha mishka
    miroslav: mirek mirko
    muhammad mohammed: mo hamada
    nadezhda nadiya: nadya
    natalia nataliya: natasha nata
    nikolai mykola: kolya nick
    oleg oleh: olezhka
    olga olha: olya
    pavel pavlo: pasha pashko
    pyotr petro: petya
    radoslaw: radek
    roman: roma
    semyon semen: syoma
    sergei sergey serhiy: seryozha serhiyko
    stanislav stanislaw: stas staszek
    svetlana svitlana: sveta
    tadeusz: tadek
    tatiana tetiana: tanya
    timofei tymofiy: tima
    vasily vasyl: vasya
    viktor: vitya
    vladimir volodymyr: vova volodya vovan
    vladislav vladyslav: vlad vladik
    vyacheslav viacheslav: slava
    yaroslav jaroslaw: slavik jarek
    yakov yakiv: yasha
    yuri yuriy: yura
    zbigniew: zbyszek
"""


def given(key: str) -> frozenset[str]:
    """The first names, folded as they sound, that one such may stand for, itself among them.

    >>> sorted(given("vova"))
    ['vladimir', 'volodimir', 'vova']
    """
    return _meant().get(key, frozenset()) | {key}


@cache
def _meant() -> dict[str, frozenset[str]]:
    from nicknames import NickNamer

    found: dict[str, set[str]] = defaultdict(set)
    for name, short in NickNamer.default_lookup().items():
        for each in short:
            found[sound(each)].add(sound(name))
    for line in _SHORT.strip().splitlines():
        names, _, forms = line.partition(": ")
        for each in forms.split():
            found[sound(each)].update(map(sound, names.split()))
    return {short: frozenset(whole) for short, whole in found.items()}
