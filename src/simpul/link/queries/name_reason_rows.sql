-- The best-agreeing spellings of each graded pair, with the statements they stand on: of a spelling put together from a
-- first and a last name, the one of them.
WITH said AS (
    SELECT no, value, min(sid) AS sid FROM statement WHERE kind = 'name' GROUP BY no, value
),
part AS (
    SELECT no, arg_min(sid, (prop <> 'lastName', sid)) AS sid
    FROM statement WHERE prop IN ('firstName', 'lastName') GROUP BY no
)
SELECT g.l, g.r, g.ln, g.rn, g.name AS millibits, coalesce(ls.sid, lp.sid) AS lsid, coalesce(rs.sid, rp.sid) AS rsid
FROM graded AS g
INNER JOIN likely_pair AS p ON p.l = g.l AND p.r = g.r
INNER JOIN name AS a ON a.name_no = g.ln
INNER JOIN name AS b ON b.name_no = g.rn
LEFT JOIN said AS ls ON ls.no = g.l AND ls.value = a.spelling
LEFT JOIN said AS rs ON rs.no = g.r AND rs.value = b.spelling
LEFT JOIN part AS lp ON lp.no = g.l
LEFT JOIN part AS rp ON rp.no = g.r
ORDER BY g.l, g.r;
