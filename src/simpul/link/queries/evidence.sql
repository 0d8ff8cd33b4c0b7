-- value_evidence: each identifying value that a pair shares. The chance of a coincidence is that of a large population
-- (a pseudo-count stands for the people who are in no holding), and the evidence falls with every further holder. From its hub degree on a value relates and says nothing
-- of sameness, except where it is what the record is about (two records of one phone are one phone).
-- A second shared value of one kind says half as much as the first, a third a quarter: who shares one phone shares more.
CREATE TABLE value_evidence AS
WITH weighed AS (
SELECT
    p.l, p.r, a.kind, a.value_no, a.degree,
    CASE
        WHEN i.kind IS NOT NULL THEN round(1000 * $identity)::INTEGER
        WHEN a.degree > w.hub THEN 0
        ELSE greatest(0, round(1000 * (least(w.cap, log2(w.m * ($records + $identifier_pseudo) / 2)) - 1.5 * log2(a.degree / 2))))::INTEGER
    END AS millibits,
    w.exclusive, i.kind IS NOT NULL AS identity
FROM likely_pair AS p
INNER JOIN holder AS a ON a.no = p.l
INNER JOIN holder AS b ON b.value_no = a.value_no AND b.no = p.r
INNER JOIN identifier_weight AS w ON w.kind = a.kind
LEFT JOIN identity_kind AS i ON i.shape = a.shape AND i.kind = a.kind
),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY l, r, kind ORDER BY millibits DESC, value_no) - 1 AS before FROM weighed
)
SELECT l, r, kind, value_no, degree, (millibits // (2 ** least(before, 20)))::INTEGER AS millibits, exclusive, identity
FROM ranked;
-- document_conflict: both carry documents of one issuer and kind, and none is the same.
CREATE TABLE document_conflict AS
SELECT DISTINCT p.l, p.r
FROM likely_pair AS p
INNER JOIN identifier AS a ON a.no = p.l AND a.kind = 'document'
INNER JOIN identifier AS b ON b.no = p.r AND b.kind = 'document'
    AND regexp_extract(b.value, '^(.*:)', 1) = regexp_extract(a.value, '^(.*:)', 1)
    AND regexp_extract(a.value, '^(.*:)', 1) <> ''
ANTI JOIN value_evidence AS v ON v.l = p.l AND v.r = p.r AND v.kind = 'document';
-- country_evidence: a shared country weighs by how rare it is; two different ones speak a little against.
CREATE TABLE country_evidence AS
WITH compared AS (
    SELECT p.l, p.r, a.countries AS lc, b.countries AS rc, list_intersect(a.countries, b.countries) AS shared
    FROM likely_pair AS p
    INNER JOIN belongs AS a ON a.no = p.l
    INNER JOIN belongs AS b ON b.no = p.r
),
rarest AS (
    SELECT c.l, c.r, min(s.holders) AS holders, min_by(s.country, (s.holders, s.country)) AS country
    FROM (SELECT l, r, unnest(shared) AS country FROM compared) AS c
    INNER JOIN country_share AS s ON s.country = c.country
    GROUP BY c.l, c.r
)
SELECT
    c.l, c.r, coalesce(r.country, c.lc[1]) AS lv, coalesce(r.country, c.rc[1]) AS rv, coalesce(r.holders, 0) AS holders,
    CASE
        WHEN r.country IS NULL THEN $country_disagree
        ELSE greatest(0.3, least($country_cap, log2($country_m * ($located + 40) / (r.holders + 1))))
    END AS bits
FROM compared AS c
LEFT JOIN rarest AS r ON r.l = c.l AND r.r = c.r;
-- place_evidence: shared words of places of birth, of addresses and of the names of father and mother.
CREATE TABLE place_evidence AS
WITH role_of AS (
    SELECT DISTINCT no, role FROM placed
),
-- The left side is joined by itself first: all who hold a word are very many pairs.
left_role AS MATERIALIZED (
    SELECT p.l, p.r, a.role FROM likely_pair AS p INNER JOIN role_of AS a ON a.no = p.l
),
role_pair AS (
    SELECT p.l, p.r, p.role FROM left_role AS p INNER JOIN role_of AS b ON b.no = p.r AND b.role = p.role
),
left_word AS MATERIALIZED (
    SELECT p.l, p.r, a.role, a.word, a.holders FROM likely_pair AS p INNER JOIN placed AS a ON a.no = p.l
),
shared AS (
    SELECT
        p.l, p.r, p.role, min(p.holders) AS holders, min_by(p.word, (p.holders, p.word)) AS word,
        sum(greatest(0, round(1000 * least(w.cap, log2(w.m * (w.held + 500) / (p.holders + 1))))::INTEGER)) AS millibits
    FROM left_word AS p
    INNER JOIN placed AS b ON b.no = p.r AND b.role = p.role AND b.word = p.word
    INNER JOIN role_weight AS w ON w.role = p.role
    GROUP BY p.l, p.r, p.role
)
SELECT
    p.l, p.r, p.role, coalesce(s.word, '') AS word, coalesce(s.holders, 0) AS holders,
    CASE
        WHEN s.word IS NULL THEN round(1000 * w.disagree)
        ELSE least(1000 * w.most, s.millibits)
    END::INTEGER AS millibits
FROM role_pair AS p
INNER JOIN role_weight AS w ON w.role = p.role
LEFT JOIN shared AS s ON s.l = p.l AND s.r = p.r AND s.role = p.role;
-- gender_evidence: agreement says little, disagreement much.
CREATE TABLE gender_evidence AS
SELECT p.l, p.r, a.gender AS lv, b.gender AS rv,
    round(1000 * CASE WHEN a.gender = b.gender THEN $gender_agree ELSE $gender_disagree END)::INTEGER AS millibits
FROM likely_pair AS p
INNER JOIN gendered AS a ON a.no = p.l
INNER JOIN gendered AS b ON b.no = p.r;
