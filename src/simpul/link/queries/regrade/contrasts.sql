-- Of each pair asked about, its strongest neighbours: pairs of one of its records with another one, by what they add up to.
WITH wanted AS (SELECT DISTINCT real_l AS l, real_r AS r FROM asked),
neighbour AS (
    SELECT w.l AS of_l, w.r AS of_r, s.l, s.r FROM wanted AS w INNER JOIN main.scored AS s ON s.l = w.l AND s.r <> w.r
    UNION ALL
    SELECT w.l, w.r, s.l, s.r FROM wanted AS w INNER JOIN main.scored AS s ON s.r = w.r AND s.l <> w.l
    UNION ALL
    SELECT w.l, w.r, s.l, s.r FROM wanted AS w INNER JOIN main.scored AS s ON s.l = w.r
    UNION ALL
    SELECT w.l, w.r, s.l, s.r FROM wanted AS w INNER JOIN main.scored AS s ON s.r = w.l
)
SELECT n.of_l, n.of_r, n.l, n.r, s.millibits + coalesce(v.millibits, 0) AS total
FROM neighbour AS n
INNER JOIN main.scored AS s ON s.l = n.l AND s.r = n.r
LEFT JOIN main.rival AS v ON v.l = n.l AND v.r = n.r
QUALIFY row_number() OVER (PARTITION BY n.of_l, n.of_r ORDER BY total DESC, n.l, n.r) <= $most
ORDER BY n.of_l, n.of_r, total DESC, n.l, n.r;
