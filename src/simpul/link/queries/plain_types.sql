-- Types of records that bear a name in plain ASCII letters.
SELECT DISTINCT r.type
FROM name_of AS n
INNER JOIN record AS r ON r.no = n.no
INNER JOIN name AS d ON d.name_no = n.name_no
WHERE regexp_full_match(d.spelling, '[\x00-\x7F]*[A-Za-z][\x00-\x7F]*')
ORDER BY r.type;
