-- Pairs of entities tied by what they share: one strong value, or two weak ones, none with too many holders.
WITH holding AS (
    SELECT DISTINCT h.value_no, t.strength, coalesce(e.first, h.no) AS entity
    FROM holder AS h
    INNER JOIN tie_strength AS t ON t.kind = h.kind
    LEFT JOIN entity_of AS e ON e.no = h.no
),
held AS (
    SELECT value_no FROM holding GROUP BY value_no HAVING count(*) BETWEEN 2 AND $most
)
SELECT a.entity AS one, b.entity AS other
FROM holding AS a
SEMI JOIN held AS v ON v.value_no = a.value_no
INNER JOIN holding AS b ON b.value_no = a.value_no AND a.entity < b.entity
GROUP BY a.entity, b.entity
HAVING sum(a.strength) >= 1
ORDER BY one, other;
