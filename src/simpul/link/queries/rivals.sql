-- deduplicated: sources in which hardly a record has a twin, so that a record has at most one counterpart there.
CREATE TABLE deduplicated AS
WITH twin AS (
    SELECT n.agency, n.shape, n.no, count(*) OVER (PARTITION BY n.agency, n.shape, n.name_no, b.born) AS twins
    FROM name_of AS n
    LEFT JOIN born AS b ON b.no = n.no
    WHERE NOT n.weak
)
SELECT agency, shape
FROM twin
GROUP BY agency, shape
HAVING count(DISTINCT no) FILTER (WHERE twins > 1) <= $twins * count(DISTINCT no);
-- rival: what a better counterpart in a deduplicated source takes from a pair. Of two brothers in another list one may be
-- the record's counterpart, not both. Ties take nothing.
CREATE TABLE rival AS
WITH possible AS (
    -- what a person judged not the same is nobody's counterpart
    SELECT s.l, s.r, s.millibits FROM scored AS s
    ANTI JOIN (SELECT l, r FROM judged WHERE judgement = 'not_same') AS j ON j.l = s.l AND j.r = s.r
),
side AS (
    SELECT s.l, s.r, s.millibits, s.l AS one, b.agency, b.shape
    FROM possible AS s INNER JOIN record AS b ON b.no = s.r
    UNION ALL
    SELECT s.l, s.r, s.millibits, s.r AS one, a.agency, a.shape
    FROM possible AS s INNER JOIN record AS a ON a.no = s.l
),
best AS (
    SELECT side.l, side.r, max(side.millibits) OVER (PARTITION BY one, side.agency, side.shape) - side.millibits AS behind
    FROM side
    SEMI JOIN deduplicated AS d ON d.agency = side.agency AND d.shape = side.shape
)
SELECT l, r, -least(max(behind), $most)::INTEGER AS millibits
FROM best
WHERE behind > 0
GROUP BY l, r;
