-- Every reason but those of names, for the graded pairs: code, thousandths of a bit, both values as received, how many
-- records hold the value, and the statements it stands on.
WITH said AS (
    SELECT no, kind, value, min(sid) AS sid, min(original) AS original FROM statement GROUP BY no, kind, value
),
born_said AS (
    SELECT no, value, min(sid) AS sid, min(original) AS original
    FROM statement WHERE prop IN ('birthDate', 'incorporationDate') GROUP BY no, value
),
worded AS (
    SELECT no, CASE WHEN prop = 'birthPlace' THEN 'birth' ELSE 'address' END AS role,
        lower(strip_accents(value)) AS folded, sid, original
    FROM statement WHERE kind IN ('place', 'address')
    UNION ALL
    SELECT s.no, CASE WHEN s.prop = 'fatherName' THEN 'father' ELSE 'mother' END AS role, w.words AS folded, s.sid, s.original
    FROM statement AS s
    INNER JOIN (SELECT value, string_agg(word, ' ' ORDER BY word) AS words FROM relative_word GROUP BY value) AS w ON w.value = s.value
    WHERE s.prop IN ('fatherName', 'motherName')
),
sexed AS (
    SELECT no, value, min(sid) AS sid, min(original) AS original FROM statement WHERE prop = 'gender' GROUP BY no, value
),
issued AS (
    -- of documents that contradict each other, the first of each side
    SELECT d.l, d.r, min(a.value) AS lv, min(b.value) AS rv
    FROM document_conflict AS d
    INNER JOIN identifier AS a ON a.no = d.l AND a.kind = 'document'
    INNER JOIN identifier AS b ON b.no = d.r AND b.kind = 'document'
        AND regexp_extract(b.value, '^(.*:)', 1) = regexp_extract(a.value, '^(.*:)', 1)
    GROUP BY d.l, d.r
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
    SELECT g.l, g.r, 3, 'document.conflict', g.document, coalesce(ls.original, ''), coalesce(rs.original, ''), 0, ls.sid, rs.sid
    FROM graded AS g
    LEFT JOIN issued AS i ON i.l = g.l AND i.r = g.r
    LEFT JOIN said AS ls ON ls.no = g.l AND ls.kind = 'document' AND ls.value = i.lv
    LEFT JOIN said AS rs ON rs.no = g.r AND rs.kind = 'document' AND rs.value = i.rv
    WHERE g.document <> 0
    UNION ALL
    SELECT g.l, g.r, 4, CASE WHEN c.bits < 0 THEN 'country.differs' ELSE 'country.shared' END,
        round(1000 * c.bits)::INTEGER, coalesce(ls.original, c.lv), coalesce(rs.original, c.rv), c.holders, ls.sid, rs.sid
    FROM graded AS g INNER JOIN country_evidence AS c ON c.l = g.l AND c.r = g.r
    LEFT JOIN said AS ls ON ls.no = g.l AND ls.kind = 'country' AND ls.value = c.lv
    LEFT JOIN said AS rs ON rs.no = g.r AND rs.kind = 'country' AND rs.value = c.rv
    UNION ALL
    SELECT g.l, g.r, 5, CASE WHEN p.millibits < 0 THEN p.role || '.differs' ELSE p.role || '.shared' END,
        p.millibits, coalesce(ls.original, p.word), coalesce(rs.original, p.word), p.holders, ls.sid, rs.sid
    FROM graded AS g INNER JOIN place_evidence AS p ON p.l = g.l AND p.r = g.r
    LEFT JOIN worded AS ls ON ls.no = g.l AND ls.role = p.role AND (p.word = '' OR contains(ls.folded, p.word))
    LEFT JOIN worded AS rs ON rs.no = g.r AND rs.role = p.role AND (p.word = '' OR contains(rs.folded, p.word))
    QUALIFY row_number() OVER (PARTITION BY g.l, g.r, p.role ORDER BY ls.sid, rs.sid) = 1
    UNION ALL
    SELECT g.l, g.r, 6, CASE WHEN d.millibits < 0 THEN 'gender.differs' ELSE 'gender.same' END,
        d.millibits, coalesce(ls.original, d.lv), coalesce(rs.original, d.rv), 0, ls.sid, rs.sid
    FROM graded AS g INNER JOIN gender_evidence AS d ON d.l = g.l AND d.r = g.r
    LEFT JOIN sexed AS ls ON ls.no = g.l AND ls.value = d.lv
    LEFT JOIN sexed AS rs ON rs.no = g.r AND rs.value = d.rv
    UNION ALL
    SELECT g.l, g.r, 7, 'source.better_counterpart', g.rival, '', '', 0, NULL, NULL FROM graded AS g WHERE g.rival <> 0
)
SELECT * FROM reason ORDER BY l, r, place, code, lv, rv;
