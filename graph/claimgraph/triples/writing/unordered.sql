SELECT encode(text) FROM ($rows) AS made
