-- The part each record plays as its agencies say it: the most telling of the roles that involvements give it.
SELECT r.no, min(s.value) AS role
FROM reference AS p
INNER JOIN record AS r ON r.agency || '/' || r.id = p.target
INNER JOIN statement AS s ON s.no = p.no AND s.prop IN ('role', 'groupRole') AND s.value <> 'unknown'
WHERE p.prop = 'who'
GROUP BY r.no;
