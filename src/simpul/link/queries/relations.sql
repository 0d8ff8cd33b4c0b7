-- relation: pairs that share a value. A hub (above its degree) is told as a star from its first holder, and from the first
-- holder of another agency to those of the first one's agency, so that a thousand holders give a thousand rows and not
-- half a million, and every holder of any agency is in one. A hub's holders are never joined with each other: each is
-- paired with the first ones that stand beside it, so that the work grows with their number too.
CREATE TABLE relation AS
WITH first_known AS (
    SELECT
        h.*,
        min(h.no) OVER (PARTITION BY h.value_no) AS first_holder,
        arg_min(h.agency, h.no) OVER (PARTITION BY h.value_no) AS first_agency
    FROM holder AS h
    WHERE h.degree > $hub
),
drawn AS (
    SELECT *, min(CASE WHEN agency <> first_agency THEN no END) OVER (PARTITION BY value_no) AS other_holder FROM first_known
),
few AS (SELECT * FROM holder WHERE degree <= $hub)
SELECT a.no AS l, b.no AS r, a.kind, a.value_no, a.degree
FROM few AS a
INNER JOIN few AS b ON b.value_no = a.value_no AND a.no < b.no
WHERE $within OR a.agency <> b.agency
UNION ALL
SELECT first_holder AS l, no AS r, kind, value_no, degree
FROM drawn
WHERE no <> first_holder AND ($within OR agency <> first_agency)
UNION ALL
SELECT least(no, other_holder) AS l, greatest(no, other_holder) AS r, kind, value_no, degree
FROM drawn
WHERE agency = first_agency AND no <> first_holder AND other_holder IS NOT NULL;
