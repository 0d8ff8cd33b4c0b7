-- The threshold with the best F1, its precision, recall and F1.
WITH truth AS (
    SELECT sum(n * (n - 1) / 2) AS total FROM (SELECT count(*) AS n FROM people GROUP BY cluster)
),
scored AS (
    SELECT round(p.bits, 2) AS bits, (a.cluster = b.cluster)::INTEGER AS same
    FROM pair AS p
    INNER JOIN people AS a ON a.unique_id = p.left_id
    INNER JOIN people AS b ON b.unique_id = p.right_id
),
counted AS (
    SELECT bits, sum(same) AS right_ones, count(*) AS pairs FROM scored GROUP BY bits
),
summed AS (
    SELECT bits, sum(right_ones) OVER (ORDER BY bits DESC) AS right_ones, sum(pairs) OVER (ORDER BY bits DESC) AS pairs
    FROM counted
)
SELECT bits, right_ones / pairs AS precision, right_ones / total AS recall, 2 * right_ones / (total + pairs) AS f1
FROM summed, truth
ORDER BY f1 DESC, bits
LIMIT 1;
