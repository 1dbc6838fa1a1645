-- Terms of RDF in N-Triples syntax. What is not there is NULL, and what is made of it too.
-- `cg(term)` and the like, and `node(name)`, the node of ours with a local name, are made from base/namespaces.py.
CREATE MACRO iri(text) AS '<' || text || '>';

-- As base/terms.py escapes: JSON does the same but for one character.
CREATE MACRO literal(text) AS replace(CAST(json_quote(text) AS VARCHAR), chr(127), '\u007F');
CREATE MACRO in_language(text, language) AS literal(text) || '@' || language;
CREATE MACRO english(text) AS literal(text) || '@en';
CREATE MACRO typed(text, name) AS '"' || text || '"^^' || xsd(name);
CREATE MACRO address(url) AS literal(url) || '^^' || xsd('anyURI');
CREATE MACRO checksum(digits) AS literal('sha256:' || digits);
CREATE MACRO on_day(date) AS typed(CAST(date AS VARCHAR), 'date');
CREATE MACRO whole(number) AS typed(CAST(number AS VARCHAR), 'integer');
CREATE MACRO truth(value) AS typed(CAST(value AS VARCHAR), 'boolean');

-- As model/values/dates.py writes a day.
CREATE MACRO day_label(date) AS day(date) || ' ' || monthname(date) || ' ' || year(date);

-- A speaker, and through what.
CREATE MACRO speaking(name, medium) AS concat(name, ' (' || nullif(medium, '') || ')');

-- The digest that names a node by its content, as base/terms.py makes it of parts.
CREATE MACRO digest(parts) AS left(sha256(array_to_string(parts, chr(31))), 20);

-- A template of model/templates.py, filled.
CREATE MACRO filled(fillings, texts, picks) AS array_to_string(list_select(fillings || texts, picks), '');

-- A line of N-Triples; one where there may be no object, "" without; and one for each object of a list.
CREATE MACRO line(subject, property, object) AS concat(subject, ' ', property, ' ', object, ' .' || chr(10));
CREATE MACRO said(subject, property, object) AS
    CASE WHEN object IS NULL THEN '' ELSE line(subject, property, object) END;
CREATE MACRO each(subject, property, objects) AS
    COALESCE(array_to_string(list_transform(list_distinct(objects), lambda object: line(subject, property, object)), ''), '');
