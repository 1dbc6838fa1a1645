"""The tables of a property graph in, scripts that load its CSV files out: one for Ladybug, one for Neo4j.

Nothing that comes from a corpus stands in a script: names of labels, types and properties are those of the vocabulary,
reduced to letters, digits and underscores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: The type of each property of each label.
Columns = Mapping[str, Mapping[str, type]]
#: Type, label of the source, label of the target.
Ends = Sequence[tuple[str, str, str]]


def ladybug_script(columns: Columns, edges: Ends) -> str:
    """A script that makes and fills the tables of an empty Ladybug database; run it in the folder of the files.

    See https://docs.ladybugdb.com/import/csv/ for COPY. Texts hold line ends, hence PARALLEL=false.
    """
    reading = "(HEADER=true, PARALLEL=false, DELIM=',', QUOTE='\"', ESCAPE='\"', AUTO_DETECT=false"
    lines = ["// For Ladybug: run it in the folder that holds nodes/ and edges/, on an empty database."]
    for label, properties in columns.items():
        typed = ", ".join(f"`{name}` {'INT64' if type is int else 'STRING'}" for name, type in properties.items())
        lines.append(f"CREATE NODE TABLE `{label}` (`id` STRING PRIMARY KEY, {typed});")
    for name in dict.fromkeys(name for name, *_ in edges):
        ends = ", ".join(f"FROM `{source}` TO `{target}`" for type, source, target in edges if type == name)
        lines.append(f"CREATE REL TABLE `{name}` ({ends});")
    lines += [f"COPY `{label}` FROM 'nodes/{label}.csv' {reading});" for label in columns]
    for name, source, target in edges:
        where = f"from='{source}', to='{target}'"
        lines.append(f"COPY `{name}` FROM 'edges/{name}-{source}-{target}.csv' {reading}, {where});")
    return "".join(f"{line}\n" for line in lines)


def neo4j_script(columns: Columns, edges: Ends) -> str:
    """A script for Neo4j 5, which reads the files from its import folder; running it again changes nothing.

    See https://neo4j.com/docs/cypher-manual/current/clauses/load-csv/.
    """
    lines = [
        "// This script has not been run on Neo4j: it was written from the manual of version 5.",
        "// Put nodes/ and edges/ into the import folder. A text with a backslash before a quote or at its end needs the",
        "// setting dbms.import.csv.legacy_quote_escaping=false.",
    ]
    for label, properties in columns.items():
        lines.append(f"CREATE CONSTRAINT `{label}_id` IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.`id` IS UNIQUE;")
        values = ", ".join(
            f"n.`{name}` = " + (f"toInteger(row.`{name}`)" if type is int else f"row.`{name}`")
            for name, type in properties.items()
        )
        lines.append(
            f"LOAD CSV WITH HEADERS FROM 'file:///nodes/{label}.csv' AS row "
            f"MERGE (n:`{label}` {{`id`: row.`id`}}) SET {values};"
        )
    lines += [
        f"LOAD CSV WITH HEADERS FROM 'file:///edges/{name}-{source}-{target}.csv' AS row "
        f"MATCH (a:`{source}` {{`id`: row.`source`}}) MATCH (b:`{target}` {{`id`: row.`target`}}) "
        f"MERGE (a)-[:`{name}`]->(b);"
        for name, source, target in edges
    ]
    return "".join(f"{line}\n" for line in lines)
