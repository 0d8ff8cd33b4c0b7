-- The best-agreeing spellings of each graded pair, with the statements they stand on.
WITH said AS (
    SELECT no, value, min(sid) AS sid FROM statement WHERE kind = 'name' GROUP BY no, value
)
SELECT g.l, g.r, n.ln, n.rn, n.millibits, ls.sid AS lsid, rs.sid AS rsid
FROM graded AS g
INNER JOIN name_evidence AS n ON n.l = g.l AND n.r = g.r
INNER JOIN name AS a ON a.name_no = n.ln
INNER JOIN name AS b ON b.name_no = n.rn
LEFT JOIN said AS ls ON ls.no = g.l AND ls.value = a.spelling
LEFT JOIN said AS rs ON rs.no = g.r AND rs.value = b.spelling
ORDER BY g.l, g.r;
