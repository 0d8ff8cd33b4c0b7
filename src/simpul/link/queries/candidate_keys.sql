-- key_of: every key of every record, as a number for its text. A token key alone needs more evidence beside it;
-- a pair, whole or born key names a person nearly alone.
CREATE TABLE key_of AS
SELECT DISTINCT n.no, n.shape, n.agency, hash(k.key) AS key, k.family
FROM name_of AS n
INNER JOIN name_key AS k ON k.name_no = n.name_no
WHERE k.family <> 'initials'
UNION ALL
SELECT DISTINCT n.no, n.shape, n.agency, hash(k.key || '|' || b.born) AS key, 'born' AS family
FROM name_of AS n
INNER JOIN name_key AS k ON k.name_no = n.name_no AND k.family = 'initials'
INNER JOIN born AS b ON b.no = n.no
WHERE b.d IS NOT NULL
UNION ALL
-- people under another name altogether: the same full birth date with a word of the place of birth, or with a country
SELECT DISTINCT r.no, r.shape, r.agency, hash(p.word || '|' || b.born) AS key, 'born_place' AS family
FROM born AS b
INNER JOIN placed AS p ON p.no = b.no
INNER JOIN record AS r ON r.no = b.no
WHERE b.d IS NOT NULL AND r.shape = 'Person'
UNION ALL
SELECT DISTINCT r.no, r.shape, r.agency, hash(c.country || '|' || b.born) AS key, 'born_country' AS family
FROM born AS b
INNER JOIN (SELECT no, unnest(countries) AS country FROM belongs) AS c ON c.no = b.no
INNER JOIN record AS r ON r.no = b.no
WHERE b.d IS NOT NULL AND r.shape = 'Person';
CREATE TABLE bucket AS
SELECT shape, key, family, count(*)::INTEGER AS holders
FROM key_of
GROUP BY shape, key, family
HAVING count(*) > 1;
-- narrow_key: what an over-full bucket goes on as: the same key together with a year of birth, or with a country.
CREATE TABLE narrow_key AS
WITH full_bucket AS (
    SELECT * FROM bucket
    WHERE holders > CASE WHEN family = 'whole' THEN $whole_bucket ELSE $bucket END
        AND family NOT IN ('born_place', 'born_country')
),
held AS (
    SELECT k.*, f.holders FROM key_of AS k INNER JOIN full_bucket AS f
        ON f.key = k.key AND f.shape = k.shape AND f.family = k.family
),
joined AS (
    SELECT h.no, h.shape, h.agency, hash(h.key, b.y) AS key, h.family, h.holders AS wide
    FROM held AS h INNER JOIN born AS b ON b.no = h.no
    UNION
    SELECT h.no, h.shape, h.agency, hash(h.key, c.country) AS key, h.family, h.holders AS wide
    FROM held AS h INNER JOIN (SELECT no, unnest(countries) AS country FROM belongs) AS c ON c.no = h.no
    WHERE h.family <> 'token'
)
SELECT * FROM joined;
CREATE TABLE narrow_bucket AS
SELECT shape, key, family, count(*)::INTEGER AS holders, max(wide)::INTEGER AS wide
FROM narrow_key
GROUP BY shape, key, family
HAVING count(*) > 1;
