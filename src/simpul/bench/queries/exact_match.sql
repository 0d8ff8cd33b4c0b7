-- Pairs of records that a spreadsheet would match: a cell equal but for capitals and blanks around it. With the cells that
-- are equal: whole name, birth date, phone. A name in two columns is read as the two joined.
WITH cell AS (
    SELECT s.no, 'name' AS what, lower(trim(s.original)) AS said
    FROM statement AS s
    WHERE s.prop IN ('name', 'alias', 'weakAlias', 'previousName', 'holderName')
    UNION ALL
    SELECT s.no, 'name' AS what, string_agg(lower(trim(s.original)), ' ' ORDER BY s.prop, s.original) AS said
    FROM statement AS s
    WHERE s.prop IN ('firstName', 'lastName')
    GROUP BY s.no
    UNION ALL
    SELECT s.no, 'birth' AS what, trim(s.original) AS said
    FROM statement AS s
    WHERE s.prop = 'birthDate'
    UNION ALL
    SELECT s.no, 'phone' AS what, trim(s.original) AS said
    FROM statement AS s
    WHERE s.kind = 'phone'
),
held AS (
    SELECT DISTINCT c.no, r.agency, r.id, r.shape, c.what, c.said
    FROM cell AS c
    INNER JOIN record AS r ON r.no = c.no
    WHERE r.shape IS NOT NULL AND c.said <> ''
)
SELECT
    a.agency AS left_agency, a.id AS left_id, b.agency AS right_agency, b.id AS right_id,
    bool_or(a.what = 'name') AS name, bool_or(a.what = 'birth') AS birth, bool_or(a.what = 'phone') AS phone
FROM held AS a
INNER JOIN held AS b ON b.said = a.said AND b.what = a.what AND b.shape = a.shape
WHERE a.no < b.no AND ($within OR a.agency <> b.agency)
GROUP BY ALL
HAVING bool_or(a.what <> 'birth')
