-- name_evidence: the best-agreeing spellings of each pair, as much as a name's bits are worth; a weak alias gives half.
CREATE TABLE name_evidence AS
WITH worth AS (
    SELECT ln, rn, floor(millibits * $name_worth)::INTEGER AS millibits FROM name_score
),
left_name AS MATERIALIZED (
    SELECT p.l, p.r, a.name_no, a.weak, a.several FROM likely_pair AS p INNER JOIN name_of AS a ON a.no = p.l
),
named_pair AS MATERIALIZED (
    SELECT p.l, p.r, p.name_no AS ln, b.name_no AS rn, p.weak OR b.weak AS weak, p.several OR b.several AS several
    FROM left_name AS p INNER JOIN name_of AS b ON b.no = p.r
),
compared AS (
    SELECT
        p.l, p.r, p.ln, p.rn, p.several,
        CASE WHEN p.weak AND s.millibits > 0 THEN s.millibits // 2 ELSE s.millibits END AS millibits
    FROM named_pair AS p
    INNER JOIN worth AS s ON s.ln = p.ln AND s.rn = p.rn
)
SELECT l, r, millibits::INTEGER AS millibits, ln, rn FROM compared WHERE NOT several
UNION ALL
SELECT l, r, max(millibits)::INTEGER AS millibits, max_by(ln, (millibits, ln, rn)) AS ln, max_by(rn, (millibits, ln, rn)) AS rn
FROM compared
WHERE several
GROUP BY l, r;
-- scored: the terms of every likely pair side by side. Their sum is the pair's bits, so a reason can be shown for each.
CREATE TABLE scored AS
WITH value_sum AS (
    SELECT l, r, sum(millibits)::INTEGER AS millibits, bool_or(exclusive AND millibits > 0) AS exclusive,
        bool_or(identity) AS identity, count(DISTINCT kind) FILTER (WHERE millibits > 0) AS kinds
    FROM value_evidence GROUP BY l, r
),
place_sum AS (
    SELECT l, r, sum(millibits)::INTEGER AS millibits FROM place_evidence GROUP BY l, r
),
term AS (
    SELECT
        p.l, p.r, rl.shape,
        coalesce(n.millibits, 0) AS name, n.ln, n.rn,
        coalesce(b.millibits, 0) AS birth, b.level AS birth_level,
        coalesce(v.millibits, 0) AS shared, coalesce(v.exclusive, false) AS exclusive,
        coalesce(v.identity, false) AS identity, coalesce(v.kinds, 0) AS kinds,
        CASE WHEN d.l IS NULL THEN 0 ELSE $document_conflict END AS document,
        coalesce(round(1000 * c.bits)::INTEGER, 0) AS country,
        coalesce(pl.millibits, 0) AS place,
        coalesce(g.millibits, 0) AS gender
    FROM likely_pair AS p
    INNER JOIN record AS rl ON rl.no = p.l
    LEFT JOIN name_evidence AS n ON n.l = p.l AND n.r = p.r
    LEFT JOIN birth AS b ON b.l = p.l AND b.r = p.r
    LEFT JOIN value_sum AS v ON v.l = p.l AND v.r = p.r
    LEFT JOIN document_conflict AS d ON d.l = p.l AND d.r = p.r
    LEFT JOIN country_evidence AS c ON c.l = p.l AND c.r = p.r
    LEFT JOIN place_sum AS pl ON pl.l = p.l AND pl.r = p.r
    LEFT JOIN gender_evidence AS g ON g.l = p.l AND g.r = p.r
)
SELECT *, name + birth + shared + document + country + place + gender AS millibits FROM term;
DROP TABLE name_evidence;
