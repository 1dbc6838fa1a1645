"""The sheet of claims in, what its cells mean out, row by row: the table ``claim``, made by joins with what was read once.

``odd`` marks rows of which something is not sure: a cell that nobody understood, or two that do not fit.
"""

from __future__ import annotations

from typing import Any, Final

from claimgraph.base import limits
from claimgraph.base.cells import CHAIN
from claimgraph.columns.database import Database, insert
from claimgraph.columns.of_records import SIGN, written_answer
from claimgraph.corpus.archive.cells import ANSWER, CellReader
from claimgraph.corpus.archive.selection import CONTROL, Selection, columns_of
from claimgraph.corpus.archive.shapes import masks
from claimgraph.corpus.archive.sheet import Sheet, quoted
from claimgraph.corpus.archive.spans import read_quotes
from claimgraph.corpus.sheet.sheet_file import OF_DOCUMENT as _DOCUMENT
from claimgraph.model.columns import SPEAKER, column_of
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Question, Speaker, Statement
from claimgraph.model.values import ClaimRef
from claimgraph.model.values.term import Claims
from claimgraph.model.values.text import Words

_SEPARATOR: Final = f"chr({ord(SIGN)})"


def read_claims(connection: Database, sheet: Sheet, reader: CellReader) -> None:
    """Make the table ``claim``: a row for each that says more than its document."""
    chosen = Selection(connection, sheet)
    _of_document(chosen)
    _who(chosen, reader)
    for each in columns_of(Statement):
        chosen.columns[each.name] = chosen.declared(each, reader)
    _withdrawal(chosen, reader)
    _question(chosen, reader)
    _answer(chosen, reader)
    chosen.columns["negated"] = f"coalesce({chosen.meant('negated', 'BOOLEAN', reader.truth)}, false)"
    chosen.columns["told"] = f"coalesce({chosen.meant('evidence', 'VARCHAR', reader.evidence)}, '')"
    chosen.columns["has_quote"] = f"({chosen.cell('quote')} IS NOT NULL)"
    _event(chosen, reader)
    read_quotes(chosen, reader)
    masks(chosen)
    given = " OR ".join(f"{chosen.cell(column)} IS NOT NULL" for column in sheet.columns if column not in _DOCUMENT)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE claim AS {chosen.query(f'WHERE {given or False}')}")


def _of_document(chosen: Selection) -> None:
    columns = [column for column in chosen.sheet.columns if column in _DOCUMENT - {"says"}]
    cells = "".join(f", o.{quoted(column)} AS cell_{at}" for at, column in enumerate(columns))
    known = f"SELECT d.*{cells} FROM row_document o JOIN known_document d ON d.id = o.id"
    same = " AND ".join(f"d.cell_{at} IS NOT DISTINCT FROM s.{quoted(column)}" for at, column in enumerate(columns))
    chosen.joins.append(f"LEFT JOIN ({known}) d ON {same or 'true'}")
    chosen.columns |= {"document": "d.id", "has_text": "d.has_text", "is_curated": "d.is_curated"}
    chosen.odd.append("(d.id IS NULL OR d.is_bad)")


def _who(chosen: Selection, reader: CellReader) -> None:
    """The chain of speakers, from the document inward, and what is said of each; the curator of what is concluded."""
    inferred = f"coalesce({chosen.meant('inferred', 'BOOLEAN', reader.truth)}, false)"
    claimant = chosen.meant("claimant", "VARCHAR", reader.actor)
    relays = chosen.meant("relayed_by", "VARCHAR[]", reader.chain)
    chosen.columns["inferred"] = inferred
    chain = f"list_append(coalesce({relays}, []), {claimant})" if chosen.sheet.has("relayed_by") else f"[{claimant}]"
    chosen.columns["chain"] = f"CASE WHEN {inferred} THEN [d.curator] ELSE {chain} END"
    chosen.odd.append(f"({inferred} AND coalesce({claimant} != d.curator, false))")
    if spoken := [
        f"{chosen.cell(column)} IS NOT NULL" for column in ("relayed_by", *SPEAKER) if chosen.sheet.has(column)
    ]:
        chosen.odd.append(f"({inferred} AND ({' OR '.join(spoken)}))")  # the curator concludes it, and nobody speaks
    chosen.unfit.append(
        "CASE WHEN len(chain) > 1 THEN len(list_distinct(chain)) < len(chain) ELSE chain[1] IS NULL END"
    )
    for each in columns_of(Speaker):
        own = chosen.declared(each, reader)
        column = f"relay_{each.column}"
        if not chosen.sheet.has(column):
            chosen.columns[each.name] = own
            continue
        read = reader.texts(each.kind.most) if each.kind.is_free else reader.declared(each, column)
        found = chosen.meant(column, f"{each.kind.column}[]", reader.several(read, CHAIN, each.default))
        chosen.odd.append(f"({found} IS NOT NULL AND len({found}) IS DISTINCT FROM len({relays}))")
        chosen.columns[each.name] = own
        chosen.columns[f"relay_{each.name}"] = found


def _withdrawal(chosen: Selection, reader: CellReader) -> None:
    chosen.columns["withdrawn"] = f"coalesce({chosen.meant('withdrawn', 'VARCHAR', reader.withdrawal)}, '')"
    chosen.columns["withdrawn_on"] = chosen.meant("withdrawn_on", "DATE", reader.day("withdrawn_on"))
    chosen.columns["withdrawal_reason"] = chosen.text("withdrawal_reason", limits.TEXT)


def _question(chosen: Selection, reader: CellReader) -> None:
    """The question, as `columns.of_records.written_question` writes it."""
    asked = {each.name: chosen.declared(each, reader) for each in columns_of(Question)}
    chosen.columns["event"] = asked["event"]
    parts = [f"coalesce(CAST({asked[name]} AS VARCHAR), '')" for name in fields_of(Question)]
    chosen.columns["about_claim"] = f"({chosen.cell('claim')} IS NOT NULL)"
    if chosen.sheet.has("claim"):
        chosen.text("claim", limits.TEXT)
        parts += [f"coalesce({part}, '')" for part in _reference(chosen.cell("claim"))]
    else:
        parts += ["''", "''"]
    for key in sorted(reader.words.dimensions):
        column = column_of(key)
        if chosen.sheet.has(column):
            parts.append(f"{_text(key + '=')} || {chosen.meant(column, 'VARCHAR', reader.dimension(key))}")
    chosen.columns["question"] = f"concat_ws({_SEPARATOR}, {', '.join(parts)})"


def _reference(text: str) -> tuple[str, str]:
    """The document and the id that the address of a claim gives; without a document, it is that of the row."""
    document = rf"CASE WHEN contains({text}, '#') THEN regexp_replace({text}, '#[^#]*$', '') ELSE d.id END"
    return f"CASE WHEN {text} IS NOT NULL THEN {document} END", rf"regexp_extract({text}, '[^#]*$')"


def _answer(chosen: Selection, reader: CellReader) -> None:
    """The answer, as `columns.of_records.written_answer` writes it; "" for an open question."""
    columns = [column for column in ANSWER if chosen.sheet.has(column)]
    cells = "".join(f", {quoted(column)}" for column in columns)
    property = quoted("property") if chosen.sheet.has("property") else "NULL"
    found = chosen.connection.execute(
        f"SELECT DISTINCT {property} AS asked FROM {chosen.sheet.table} ORDER BY 1"
    ).fetchall()
    read = {each.name: each for each in columns_of(Question)}["property"]
    kinds, numbers = [], {}
    for (text,) in found:
        kind = reader.kind_of(reader.declared(read)(text) or "" if text else "")
        kinds.append(kind)
        numbers[text] = next(
            at for at, other in enumerate(kinds) if vars(other) == vars(kind) and type(other) is type(kind)
        )
    chosen.connection.execute("CREATE OR REPLACE TEMP TABLE read_kind (cell VARCHAR, kind INTEGER)")
    insert(chosen.connection, "read_kind", {"cell": "VARCHAR", "kind": "INTEGER"}, numbers.items())
    free = [at for at, kind in enumerate(kinds) if isinstance(kind, Words | Claims)]
    given = chosen.connection.execute(
        f"SELECT DISTINCT k.kind{cells} FROM {chosen.sheet.table} s JOIN read_kind k ON k.cell IS NOT DISTINCT FROM {property} "
        f"WHERE k.kind NOT IN ({', '.join(map(str, free)) or '-1'}) ORDER BY ALL"
    ).fetchall()
    answers = []
    for number, *texts in given:
        said = {column: text for column, text in zip(columns, texts, strict=True) if text}
        answer = reader.answer(kinds[number], said)
        if answer is not None:
            answers.append((number, *texts, answer))
    types = {"kind": "INTEGER", **dict.fromkeys((*columns, "answer"), "VARCHAR")}
    chosen.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE read_answer ({', '.join(f'{quoted(name)} {kind}' for name, kind in types.items())})"
    )
    insert(chosen.connection, "read_answer", types, answers)
    same = "".join(f" AND a.{quoted(column)} IS NOT DISTINCT FROM s.{quoted(column)}" for column in columns)
    chosen.joins += [
        f"LEFT JOIN read_kind k ON k.cell IS NOT DISTINCT FROM {'s.' if property != 'NULL' else ''}{property}",
        f"LEFT JOIN read_answer a ON a.kind = k.kind{same}",
    ]
    chosen.columns["kind"] = "k.kind"
    chosen.columns["answer"] = f"CASE {_free(chosen, kinds, free)} ELSE a.answer END"
    chosen.unfit.append("answer IS NULL")


def _free(chosen: Selection, kinds: list[Any], free: list[int]) -> str:
    """Answers that are words, or claims: no two need be equal, so each is made of its own text."""
    text = f"coalesce({chosen.cell('value')}, {chosen.cell('object')})"
    others = " OR ".join(f"{chosen.cell(column)} IS NOT NULL" for column in ("min", "max", "qualifier"))
    two = f"{chosen.cell('value')} IS NOT NULL AND {chosen.cell('object')} IS NOT NULL"
    bad = f"{others} OR ({two}) OR length({text}) > {limits.NAME} OR regexp_matches({text}, '{CONTROL}')"
    document, id = _reference(text)
    cases = []
    for at in free:
        if isinstance(kinds[at], Words):
            said = f"{_text(written_answer(''))} || {text}"
        else:
            start = _text(written_answer(ClaimRef("", "")).removesuffix(SIGN))
            said = f"{start} || {document} || {_SEPARATOR} || {id}"
        cases.append(
            f"WHEN k.kind = {at} THEN CASE WHEN {text} IS NULL THEN CASE WHEN {others} THEN NULL ELSE '' END "
            f"WHEN {bad} THEN NULL ELSE {said} END"
        )
    return " ".join(cases) or "WHEN false THEN ''"


def _text(text: str) -> str:
    """A text of ours as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


def _event(chosen: Selection, reader: CellReader) -> None:
    """What a row says again of its event has to be what the sheet of events says."""
    chosen.meant("event_type", "VARCHAR", reader.event_type)
    if chosen.sheet.has("event_date"):
        chosen.odd.append(f"{chosen.cell('event_date')} IS NOT NULL")
    if chosen.sheet.has("event_part_of"):
        within = next(each for each in columns_of(Question) if each.name == "event")
        part = chosen.meant("event_part_of", "VARCHAR", reader.declared(within, "event_part_of"))
        chosen.joins.append(f"LEFT JOIN event e ON e.id = {chosen.columns['event']}")
        chosen.odd.append(
            f"({part} IS DISTINCT FROM nullif(e.part_of, '') AND {chosen.cell('event_part_of')} IS NOT NULL)"
        )
