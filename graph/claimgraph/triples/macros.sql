-- Terms of RDF in N-Triples syntax. What is not there is NULL, and what is made of it too.
-- `cg(term)` and the like, and `node(name)`, the node of ours with a local name, are made from base/namespaces.py.
CREATE MACRO iri(text) AS '<' || text || '>';

-- As base/terms.py escapes: JSON does the same but for three characters.
CREATE MACRO literal(text) AS
    CASE WHEN contains(text, chr(8)) OR contains(text, chr(12)) OR contains(text, chr(127))
    THEN '"' || array_to_string(list_transform(string_split(text, ''), lambda sign:
        CASE WHEN sign IN (chr(8), chr(12), chr(127)) THEN '\u' || printf('%04X', unicode(sign))
        ELSE substr(CAST(json_quote(sign) AS VARCHAR), 2, length(CAST(json_quote(sign) AS VARCHAR)) - 2) END), '') || '"'
    ELSE CAST(json_quote(text) AS VARCHAR) END;
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

-- One line of N-Triples, "" where the object is not there; and one for each object of a list.
CREATE MACRO said(subject, property, object) AS
    CASE WHEN object IS NULL THEN '' ELSE concat(subject, ' ', property, ' ', object, ' .' || chr(10)) END;
CREATE MACRO each(subject, property, objects) AS
    COALESCE(array_to_string(list_transform(list_distinct(objects), lambda object: said(subject, property, object)), ''), '');
