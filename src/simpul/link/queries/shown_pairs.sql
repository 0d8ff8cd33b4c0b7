-- The strongest pairs of each grade, as many as asked of it, strongest first; those that people judged before all others.
WITH quota AS (SELECT unnest($grades) AS grade, unnest($most) AS most),
ranked AS (
    SELECT
        l, r, grade, total, judgement IS NOT NULL AS judged,
        row_number() OVER (PARTITION BY grade ORDER BY judgement IS NULL, total DESC, l, r) AS rank
    FROM graded
)
SELECT g.l, g.r
FROM ranked AS g
INNER JOIN quota AS q ON q.grade = g.grade AND g.rank <= q.most
ORDER BY NOT g.judged, g.total DESC, g.l, g.r;
