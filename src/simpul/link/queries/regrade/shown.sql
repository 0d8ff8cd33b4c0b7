-- Of each record asked about its type and one spelling of its name, as its agency wrote it.
SELECT r.no, r.type, coalesce(min(s.original), '') AS name
FROM record AS r
LEFT JOIN statement AS s ON s.no = r.no AND s.kind = 'name'
WHERE r.no IN (SELECT unnest($numbers))
GROUP BY r.no, r.type
ORDER BY r.no;
