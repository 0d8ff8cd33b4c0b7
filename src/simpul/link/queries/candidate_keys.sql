-- key_of: every key of every record, as a number for its text, its family and the records' shape. A token key alone needs
-- more evidence beside it; a pair, whole or born key names a person nearly alone. source: a number for the agency.
CREATE TABLE key_of AS
SELECT DISTINCT
    n.no, hash(n.agency) AS source, hash(k.key, k.family, n.shape) AS key,
    CASE k.family WHEN 0 THEN 'token' WHEN 1 THEN 'pair' ELSE 'whole' END AS family
FROM name_of AS n
INNER JOIN name_key AS k ON k.name_no = n.name_no
WHERE k.family < 3
UNION ALL
SELECT DISTINCT n.no, hash(n.agency) AS source, hash(k.key, n.shape, b.born) AS key, 'born' AS family
FROM name_of AS n
INNER JOIN name_key AS k ON k.name_no = n.name_no AND k.family = 3
INNER JOIN born AS b ON b.no = n.no
WHERE b.d IS NOT NULL
UNION ALL
-- people of whom one word of the name is the same, at one place
SELECT DISTINCT n.no, hash(n.agency) AS source, hash(k.key, n.shape, p.role, p.word) AS key, 'pair' AS family
FROM name_of AS n
INNER JOIN name_key AS k ON k.name_no = n.name_no AND k.family = 0
INNER JOIN placed AS p ON p.no = n.no
WHERE n.shape = 'Person'
UNION ALL
-- people under another name altogether: the same full birth date with a word of the place of birth, or with a country
SELECT DISTINCT r.no, hash(r.agency) AS source, hash(p.word, b.born) AS key, 'born_place' AS family
FROM born AS b
INNER JOIN placed AS p ON p.no = b.no
INNER JOIN record AS r ON r.no = b.no
WHERE b.d IS NOT NULL AND r.shape = 'Person'
UNION ALL
SELECT DISTINCT r.no, hash(r.agency) AS source, hash(c.country, b.born, 'country') AS key, 'born_country' AS family
FROM born AS b
INNER JOIN (SELECT no, unnest(countries) AS country FROM belongs) AS c ON c.no = b.no
INNER JOIN record AS r ON r.no = b.no
WHERE b.d IS NOT NULL AND r.shape = 'Person';
CREATE TABLE bucket AS
SELECT key, min(family) AS family, count(*)::INTEGER AS holders
FROM key_of
GROUP BY key
HAVING count(*) > 1;
-- narrow_key: what an over-full bucket goes on as: the same key together with a year of birth, or with a country.
CREATE TABLE narrow_key AS
WITH full_bucket AS (
    SELECT * FROM bucket
    WHERE holders > CASE WHEN family = 'whole' THEN $whole_bucket ELSE $bucket END
        AND family NOT IN ('born_place', 'born_country')
),
held AS (
    SELECT k.*, f.holders FROM key_of AS k INNER JOIN full_bucket AS f ON f.key = k.key
),
joined AS (
    SELECT h.no, h.source, hash(h.key, b.y) AS key, h.family, h.holders AS wide
    FROM held AS h INNER JOIN born AS b ON b.no = h.no
    UNION
    SELECT h.no, h.source, hash(h.key, c.country) AS key, h.family, h.holders AS wide
    FROM held AS h INNER JOIN (SELECT no, unnest(countries) AS country FROM belongs) AS c ON c.no = h.no
    WHERE h.family <> 'token'
)
SELECT * FROM joined;
-- paired_key: the keys that pairs are made from, each with the bits of sharing it: of a token or of a rarer kind, where
-- the date itself is weighed beside the key, so that the key gives what stands beside the date. The other records of
-- a bucket are those that come after.
CREATE TABLE paired_key AS
WITH shared AS (
    SELECT k.no, k.source, k.key, k.family, round(1000 * log2(($records + 400.0) / b.holders))::INTEGER AS millibits
    FROM key_of AS k INNER JOIN bucket AS b ON b.key = k.key
    WHERE b.holders <= CASE WHEN b.family = 'whole' THEN $whole_bucket ELSE $bucket END
    UNION ALL
    SELECT k.no, k.source, k.key, k.family, round(1000 * log2(($records + 400.0) / b.wide))::INTEGER AS millibits
    FROM narrow_key AS k
    INNER JOIN (
        SELECT key, max(wide) AS wide FROM narrow_key
        GROUP BY key HAVING count(*) BETWEEN 2 AND $bucket
    ) AS b ON b.key = k.key
)
SELECT
    s.no, s.source, s.key,
    CASE WHEN s.family = 'token' THEN s.millibits ELSE 0 END AS token,
    CASE s.family WHEN 'pair' THEN s.millibits WHEN 'whole' THEN s.millibits
        WHEN 'born' THEN 5000 WHEN 'born_place' THEN 4000 WHEN 'born_country' THEN 2000 ELSE 0 END AS rare,
    coalesce(b.day, 0) AS day
FROM shared AS s
LEFT JOIN (
    SELECT no, CASE WHEN count(*) > 1 THEN -1 ELSE min(10000 * y + 100 * coalesce(m, 0) + coalesce(d, 0)) END::INTEGER AS day
    FROM born GROUP BY no
) AS b ON b.no = s.no;
DROP TABLE narrow_key;
DROP TABLE key_of;
