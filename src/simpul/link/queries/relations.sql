-- relation: pairs that share a value. A hub (above its degree) is told as a star from its first holder, and from the first
-- holder of another agency to those of the first one's agency, so that a thousand holders give a thousand rows and not
-- half a million, and every holder of any agency is in one.
CREATE TABLE relation AS
WITH first_known AS (
    SELECT
        h.*,
        min(h.no) OVER (PARTITION BY h.value_no) AS first_holder,
        arg_min(h.agency, h.no) OVER (PARTITION BY h.value_no) AS first_agency
    FROM holder AS h
),
drawn AS (
    SELECT *, min(CASE WHEN agency <> first_agency THEN no END) OVER (PARTITION BY value_no) AS other_holder FROM first_known
)
SELECT least(a.no, b.no) AS l, greatest(a.no, b.no) AS r, a.kind, a.value_no, a.degree
FROM drawn AS a
INNER JOIN drawn AS b ON b.value_no = a.value_no AND a.no <> b.no
WHERE ($within OR a.agency <> b.agency)
    AND CASE
        WHEN a.degree <= $hub THEN a.no < b.no
        ELSE a.no = a.first_holder OR (a.no = a.other_holder AND b.agency = a.first_agency AND b.no <> a.first_holder)
    END;
