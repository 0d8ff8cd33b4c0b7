-- hits.csv: hits in order of strength; the reasons are codes with their bits, and add up to the pair's.
SELECT
    a.agency AS left_agency, a.id AS left_id, b.agency AS right_agency, b.id AS right_id,
    CASE WHEN a.type = b.type THEN a.type ELSE g.shape END AS type,
    printf('%.3f', g.total / 1000.0) AS bits,
    printf('%.6f', g.probability) AS probability,
    g.grade,
    concat_ws(
        ' ',
        CASE WHEN g.name <> 0 THEN printf('name:%.3f', g.name / 1000.0) END,
        CASE WHEN g.birth_level IS NOT NULL THEN printf('birthDate.%s:%.3f', g.birth_level, g.birth / 1000.0) END,
        v.shared,
        CASE WHEN g.document <> 0 THEN printf('document.conflict:%.3f', g.document / 1000.0) END,
        CASE WHEN g.country <> 0 THEN printf('country:%.3f', g.country / 1000.0) END,
        CASE WHEN g.place <> 0 THEN printf('place:%.3f', g.place / 1000.0) END,
        CASE WHEN g.gender <> 0 THEN printf('gender:%.3f', g.gender / 1000.0) END,
        CASE WHEN g.rival <> 0 THEN printf('source.better_counterpart:%.3f', g.rival / 1000.0) END,
        CASE WHEN g.judgement IS NOT NULL THEN 'judged.' || g.judgement END
    ) AS reasons,
    g.judgement
FROM graded AS g
INNER JOIN record AS a ON a.no = g.l
INNER JOIN record AS b ON b.no = g.r
LEFT JOIN (
    SELECT l, r, string_agg(
        printf('%s.%s:%.3f', kind, CASE WHEN millibits = 0 THEN 'hub' ELSE 'equal' END, millibits / 1000.0), ' '
        ORDER BY kind, value_no
    ) AS shared
    FROM value_evidence GROUP BY l, r
) AS v ON v.l = g.l AND v.r = g.r
ORDER BY g.total DESC, g.l, g.r
