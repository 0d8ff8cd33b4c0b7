-- Every pair compared inside the groups, with its odds in thousandths of a bit: what a grade's limits hold back counts as
-- not known, what is contradicted or judged not the same counts against.
WITH held AS MATERIALIZED (
    SELECT s.l, s.r, c.component FROM scored AS s INNER JOIN component AS c ON c.no = s.l
),
weighed AS (
    SELECT *, round(1000 * log2(least(greatest(probability, 1e-9), 1 - 1e-9) / (1 - least(greatest(probability, 1e-9), 1 - 1e-9)))) AS odds
    FROM graded
)
SELECT
    s.l, s.r,
    CASE
        WHEN g.l IS NULL THEN $below
        WHEN g.judgement = 'not_same' OR g.contradicted THEN least($uncompared, g.odds)
        WHEN g.judgement = 'unsure' OR g.name_alone OR g.value_alone THEN least(0, g.odds)
        ELSE g.odds
    END::BIGINT AS odds,
    coalesce(g.grade = 'possible' AND g.judgement IS NULL AND NOT g.name_alone AND NOT g.contradicted, false) AS supporting,
    coalesce(
        (g.grade IN ('strong', 'likely') AND coalesce(g.judgement, '') NOT IN ('unsure', 'not_same')) OR g.judgement = 'same', false
    ) AS sure,
    coalesce(g.judgement = 'same' OR (g.identity AND g.judgement IS NULL), false) AS given,
    coalesce(g.judgement = 'same', false) AS judged
FROM held AS s
INNER JOIN component AS d ON d.no = s.r AND d.component = s.component
LEFT JOIN weighed AS g ON g.l = s.l AND g.r = s.r
ORDER BY s.l, s.r;
