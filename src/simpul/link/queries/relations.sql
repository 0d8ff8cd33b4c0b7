-- relation: pairs that share a value. A hub (above its degree) is told once, as a star from its first holder, so that a
-- value with a thousand holders gives a thousand rows and not half a million.
CREATE TABLE relation AS
WITH drawn AS (
    SELECT h.*, min(h.no) OVER (PARTITION BY h.value_no) AS first_holder FROM holder AS h
)
SELECT a.no AS l, b.no AS r, a.kind, a.value_no, a.degree
FROM drawn AS a
INNER JOIN drawn AS b ON b.value_no = a.value_no AND a.no < b.no
WHERE ($within OR a.agency <> b.agency) AND (a.degree <= $hub OR a.no = a.first_holder);
