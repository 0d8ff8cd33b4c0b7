-- Groups whose records contradict each other: full birth dates too many years apart, two numbers of one issuer's document.
WITH fact AS (
    SELECT g.component, 'year' AS kind, b.y::VARCHAR AS value, b.y AS y
    FROM component AS g INNER JOIN born AS b ON b.no = g.no WHERE b.d IS NOT NULL
    UNION ALL
    SELECT g.component, regexp_extract(i.value, '^(.*):', 1) AS kind, i.value, NULL AS y
    FROM component AS g INNER JOIN identifier AS i ON i.no = g.no
    WHERE i.kind = 'document' AND regexp_extract(i.value, '^(.*):', 1) <> ''
)
SELECT DISTINCT component
FROM fact
GROUP BY component, kind
HAVING CASE WHEN kind = 'year' THEN max(y) - min(y) > $years ELSE count(DISTINCT value) > 1 END
UNION
SELECT a.component
FROM judged AS j
INNER JOIN component AS a ON a.no = j.l
INNER JOIN component AS b ON b.no = j.r AND b.component = a.component
WHERE j.judgement = 'not_same';
