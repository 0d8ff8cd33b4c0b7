-- Every reason but those of names, for the graded pairs: code, thousandths of a bit, both values as received, how many
-- records hold the value, and the statements it stands on.
WITH said AS (
    SELECT no, kind, value, min(sid) AS sid, min(original) AS original FROM statement GROUP BY no, kind, value
),
born_said AS (
    SELECT no, value, min(sid) AS sid, min(original) AS original
    FROM statement WHERE prop IN ('birthDate', 'incorporationDate') GROUP BY no, value
),
reason AS (
    SELECT g.l, g.r, 1 AS place, 'birthDate.' || b.level AS code, b.millibits, coalesce(ls.original, b.lv) AS lv,
        coalesce(rs.original, b.rv) AS rv, b.holders AS holders, ls.sid AS lsid, rs.sid AS rsid
    FROM graded AS g
    INNER JOIN birth AS b ON b.l = g.l AND b.r = g.r
    LEFT JOIN born_said AS ls ON ls.no = g.l AND ls.value = b.lv
    LEFT JOIN born_said AS rs ON rs.no = g.r AND rs.value = b.rv
    UNION ALL
    SELECT g.l, g.r, 2, v.kind || CASE WHEN v.millibits = 0 THEN '.hub' ELSE '.equal' END, v.millibits,
        coalesce(ls.original, s.value), coalesce(rs.original, s.value), v.degree, ls.sid, rs.sid
    FROM graded AS g
    INNER JOIN value_evidence AS v ON v.l = g.l AND v.r = g.r
    INNER JOIN shared_value AS s ON s.value_no = v.value_no
    LEFT JOIN said AS ls ON ls.no = g.l AND ls.kind = v.kind AND ls.value = s.value
    LEFT JOIN said AS rs ON rs.no = g.r AND rs.kind = v.kind AND rs.value = s.value
    UNION ALL
    SELECT g.l, g.r, 3, 'document.conflict', g.document, '', '', 0, NULL, NULL FROM graded AS g WHERE g.document <> 0
    UNION ALL
    SELECT g.l, g.r, 4, CASE WHEN c.bits < 0 THEN 'country.differs' ELSE 'country.shared' END,
        round(1000 * c.bits)::INTEGER, c.lv, c.rv, c.holders, NULL, NULL
    FROM graded AS g INNER JOIN country_evidence AS c ON c.l = g.l AND c.r = g.r
    UNION ALL
    SELECT g.l, g.r, 5, CASE WHEN p.millibits < 0 THEN p.role || '.differs' ELSE p.role || '.shared' END,
        p.millibits, p.word, p.word, p.holders, NULL, NULL
    FROM graded AS g INNER JOIN place_evidence AS p ON p.l = g.l AND p.r = g.r
    UNION ALL
    SELECT g.l, g.r, 6, CASE WHEN d.millibits < 0 THEN 'gender.differs' ELSE 'gender.same' END,
        d.millibits, d.lv, d.rv, 0, NULL, NULL
    FROM graded AS g INNER JOIN gender_evidence AS d ON d.l = g.l AND d.r = g.r
    UNION ALL
    SELECT g.l, g.r, 7, 'source.better_counterpart', g.rival, '', '', 0, NULL, NULL FROM graded AS g WHERE g.rival <> 0
)
SELECT * FROM reason ORDER BY l, r, place, code, lv, rv;
