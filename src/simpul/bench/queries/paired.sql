-- Each scored pair beside the truth: its score, whether it is true, whether accepted, the left record's true group, and both records' places.
SELECT
    p.score::DOUBLE AS score,
    (a.entity = b.entity)::DOUBLE AS same,
    p.accepted::DOUBLE AS accepted,
    a.entity AS unit, a.place AS l, b.place AS r
FROM pair AS p
INNER JOIN truth AS a ON a.record = p.left_id
INNER JOIN truth AS b ON b.record = p.right_id
