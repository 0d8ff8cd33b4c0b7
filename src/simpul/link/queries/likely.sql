-- likely_pair: pairs whose cheap evidence (keys and birth dates) is within reach of a hit; the others are counted, not kept.
INSERT INTO likely_pair
SELECT f.l, f.r
FROM found AS f
LEFT JOIN dates_of_found AS b ON b.l = f.l AND b.r = f.r
WHERE f.key_millibits + coalesce(b.millibits, 0) >= 1000 * $least;
-- birth: what the dates of the likely pairs are worth.
INSERT INTO birth
SELECT b.l, b.r, b.lv, b.rv, b.level, b.holders, b.millibits
FROM dates_of_found AS b
INNER JOIN found AS f ON f.l = b.l AND f.r = b.r
WHERE f.key_millibits + b.millibits >= 1000 * $least;
