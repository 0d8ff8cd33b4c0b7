-- shared_pair: the pairs of records of a range that share a key, a value or a judgement, with the bits of the rarest key
-- and the most that their birth dates can give. Token bits add up, since tokens are shared one by one; the bits of a
-- pair or whole key already hold its tokens'.
DROP TABLE IF EXISTS shared_pair;
CREATE TABLE shared_pair AS
WITH named_pair AS (
    SELECT
        (a.no::BIGINT << 32) | b.no AS pair, a.token, a.rare, 0 AS besides,
        CASE
            WHEN a.day = 0 OR b.day = 0 THEN 0
            WHEN a.day = b.day OR a.day < 0 OR b.day < 0 THEN $same_day
            WHEN abs(a.day // 10000 - b.day // 10000) > $years THEN $years_apart
            ELSE $other_day
        END AS dates
    FROM paired_key AS a
    INNER JOIN paired_key AS b ON b.key = a.key
    WHERE a.no >= $first AND a.no < $last AND b.no > $first AND a.no < b.no AND ($within OR a.source <> b.source)
),
by_value AS (
    -- a shared identifier is always worth a look; where it is what the record is about and has very many holders, each
    -- is compared with the first of them only
    SELECT DISTINCT (a.no::BIGINT << 32) | b.no AS pair, 0 AS token, 0 AS rare, 100000 AS besides, 0 AS dates
    FROM holder AS a
    INNER JOIN holder AS b ON b.value_no = a.value_no AND b.shape = a.shape
    LEFT JOIN identity_kind AS i ON i.shape = a.shape AND i.kind = a.kind
    WHERE a.no >= $first AND a.no < $last AND a.no < b.no AND ($within OR a.agency <> b.agency)
        AND a.kind <> 'caller_id' AND a.shape IS NOT NULL
        AND (a.degree <= $identifier_bucket OR (i.kind IS NOT NULL AND a.no = a.first))
)
SELECT pair, (greatest(sum(token), max(rare)) + sum(besides))::INTEGER AS key_millibits, max(dates)::INTEGER AS dates
FROM (
    SELECT * FROM named_pair
    UNION ALL
    SELECT * FROM by_value
    UNION ALL
    -- what people judged is always compared again, whatever the keys say
    SELECT (l::BIGINT << 32) | r AS pair, 0 AS token, 0 AS rare, 1000000 AS besides, 0 AS dates
    FROM judged WHERE l >= $first AND l < $last
)
GROUP BY pair;
-- found: those of them that may come within reach of a hit; the others are counted, not kept.
DROP TABLE IF EXISTS found;
CREATE TABLE found AS
SELECT (pair >> 32)::INTEGER AS l, (pair & 4294967295)::INTEGER AS r, key_millibits
FROM shared_pair
WHERE key_millibits + dates >= 1000 * $least;
