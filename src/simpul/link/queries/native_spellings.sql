-- Spellings that are not plain ASCII, with the type of what bears them.
SELECT DISTINCT r.type, d.spelling
FROM name_of AS n
INNER JOIN record AS r ON r.no = n.no
INNER JOIN name AS d ON d.name_no = n.name_no
WHERE NOT regexp_full_match(d.spelling, '[\x00-\x7F]*')
ORDER BY r.type, d.spelling;
