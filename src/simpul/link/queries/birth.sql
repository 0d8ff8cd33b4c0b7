-- Pseudo-counts stand for the people in no holding: some 20,000 days, 720 months and 60 years that people alive are born in.
-- dates_of_found: for each pair found, the best-agreeing dates and what they are worth, in thousandths of a bit.
DROP TABLE IF EXISTS dates_of_found;
CREATE TABLE dates_of_found AS
WITH dated AS (
    SELECT no, count(*) AS dates FROM born GROUP BY no
),
compared AS (
    SELECT
        p.l, p.r, m.dates * n.dates > 1 AS several, a.born AS lv, b.born AS rv, greatest(a.same_day, b.same_day) AS same_day,
        CASE
            WHEN a.born = b.born AND a.d IS NOT NULL THEN 'equal'
            WHEN a.y = b.y AND a.m = b.d AND a.d = b.m THEN 'swapped'
            WHEN a.d IS NOT NULL AND b.d IS NOT NULL AND hamming(a.born, b.born) = 1 AND abs(a.y - b.y) <= $years THEN 'one_digit'
            WHEN a.y = b.y AND a.m = b.m AND (a.d IS NULL OR b.d IS NULL) THEN 'same_month'
            WHEN a.y = b.y AND (a.m IS NULL OR b.m IS NULL) THEN 'same_year'
            WHEN a.y = b.y THEN 'other_day'
            WHEN abs(a.y - b.y) <= $years AND a.m IS NOT DISTINCT FROM b.m AND a.d IS NOT DISTINCT FROM b.d THEN 'near_year'
            WHEN abs(a.y - b.y) <= $years THEN 'doubtful_year'
            ELSE 'conflict'
        END AS level,
        greatest(a.same_month, b.same_month) AS same_month,
        greatest(a.same_year, b.same_year) AS same_year
    FROM found AS p
    INNER JOIN born AS a ON a.no = p.l
    INNER JOIN born AS b ON b.no = p.r
    INNER JOIN dated AS m ON m.no = p.l
    INNER JOIN dated AS n ON n.no = p.r
),
weighed AS (
    SELECT
        c.l, c.r, c.several, c.lv, c.rv, c.level,
        CASE c.level WHEN 'equal' THEN c.same_day WHEN 'same_month' THEN c.same_month ELSE c.same_year END AS holders,
        CASE
            WHEN w.m = 0 THEN w.bits
            WHEN c.level = 'equal' THEN least(w.cap, log2(w.m * ($dated + 20000) / (c.same_day + 1.1)))
            WHEN c.level = 'same_month' THEN least(w.cap, log2(w.m * ($dated + 2000) / (c.same_month + 2.8)))
            WHEN c.level = 'same_year' THEN least(w.cap, log2(w.m * ($dated + 200) / (c.same_year + 3.3)))
            ELSE w.cap
        END AS bits
    FROM compared AS c
    INNER JOIN birth_weight AS w ON w.level = c.level
),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY l, r ORDER BY bits DESC, lv, rv) AS rank FROM weighed WHERE several
)
SELECT l, r, lv, rv, level, holders, round(1000 * bits)::INTEGER AS millibits FROM weighed WHERE NOT several
UNION ALL
SELECT l, r, lv, rv, level, holders, round(1000 * bits)::INTEGER AS millibits FROM ranked WHERE rank = 1;
