-- found: pairs of records of one shape that share a key, with the bits of the rarest of it. Token bits add up,
-- since tokens are shared one by one; the bits of a pair or whole key already hold its tokens'.
CREATE TABLE found AS
WITH named_pair AS (
    SELECT a.no AS l, b.no AS r, a.family, round(1000 * log2(($records + 400.0) / k.holders))::INTEGER AS millibits
    FROM bucket AS k
    INNER JOIN key_of AS a ON a.key = k.key AND a.shape = k.shape AND a.family = k.family
    INNER JOIN key_of AS b ON b.key = k.key AND b.shape = k.shape AND b.family = k.family
    WHERE k.holders <= CASE WHEN k.family = 'whole' THEN $whole_bucket ELSE $bucket END
        AND a.no < b.no AND ($within OR a.agency <> b.agency)
    UNION ALL
    SELECT a.no AS l, b.no AS r, a.family, round(1000 * log2(($records + 400.0) / k.wide))::INTEGER AS millibits
    FROM narrow_bucket AS k
    INNER JOIN narrow_key AS a ON a.key = k.key AND a.shape = k.shape AND a.family = k.family
    INNER JOIN narrow_key AS b ON b.key = k.key AND b.shape = k.shape AND b.family = k.family
    WHERE k.holders <= $bucket AND a.no < b.no AND ($within OR a.agency <> b.agency)
),
by_name AS (
    SELECT
        l, r,
        greatest(
            coalesce(sum(millibits) FILTER (WHERE family = 'token'), 0),
            coalesce(max(millibits) FILTER (WHERE family IN ('pair', 'whole')), 0),
            -- the date itself is weighed beside the key, so the key gives what stands beside the date
            coalesce(max(CASE family WHEN 'born' THEN 5000 WHEN 'born_place' THEN 4000 WHEN 'born_country' THEN 2000 END), 0)
        ) AS key_millibits
    FROM named_pair
    GROUP BY l, r
),
by_value AS (
    -- a shared identifier is always worth a look; where it is what the record is about and has very many holders, each
    -- is compared with the first of them only
    SELECT DISTINCT a.no AS l, b.no AS r, 100000 AS key_millibits
    FROM holder AS a
    INNER JOIN holder AS b ON b.value_no = a.value_no AND b.shape = a.shape
    LEFT JOIN identity_kind AS i ON i.shape = a.shape AND i.kind = a.kind
    WHERE a.no < b.no AND ($within OR a.agency <> b.agency) AND a.kind <> 'caller_id' AND a.shape IS NOT NULL
        AND (a.degree <= $identifier_bucket OR (i.kind IS NOT NULL AND a.no = a.first))
)
SELECT l, r, sum(key_millibits)::INTEGER AS key_millibits FROM (
    SELECT * FROM by_name
    UNION ALL
    SELECT * FROM by_value
    UNION ALL
    -- what people judged is always compared again, whatever the keys say
    SELECT l, r, 1000000 AS key_millibits FROM judged
)
GROUP BY l, r;
