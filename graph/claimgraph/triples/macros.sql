-- As base/terms.py escapes: JSON does the same but for one character.
CREATE MACRO literal(text) AS replace(json_quote(text), E'\x7F', '\u007F');

-- The digest that names a node by its content, as base/terms.py makes it of parts: here of one text, \x1F between them.
CREATE MACRO digest(parts) AS left(sha256(parts), 20);

-- As model/values/dates.py writes a day.
CREATE MACRO day_label(date) AS day(date) || ' ' || monthname(date) || ' ' || year(date);

-- A speaker, and through what.
CREATE MACRO speaking(name, medium) AS concat(name, ' (' || nullif(medium, '') || ')');

-- A template of model/templates.py, filled.
CREATE MACRO filled(fillings, texts, picks) AS array_to_string(list_select(fillings || texts, picks), '');

-- One line of N-Triples for each object of a list of terms, in their order.
CREATE MACRO each(subject, property, objects) AS array_to_string(list_transform(
    list_sort(list_distinct(objects)), lambda object: concat(subject, ' ', property, ' ', object, E' .\n')), '');
