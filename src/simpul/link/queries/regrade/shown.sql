-- Of each record asked about its type and one spelling of its name, a weak alias only where there is no other.
SELECT r.no, r.type, coalesce(arg_min(n.spelling, (o.weak, n.spelling)), '') AS name
FROM record AS r
LEFT JOIN name_of AS o ON o.no = r.no
LEFT JOIN name AS n ON n.name_no = o.name_no
WHERE r.no IN (SELECT unnest($numbers))
GROUP BY r.no, r.type
ORDER BY r.no;
