-- What each record asked about has to compare: kind, and the value where it is a date.
SELECT DISTINCT no, 'birthDate' AS kind, born AS value FROM born WHERE no IN (SELECT unnest($numbers))
UNION ALL
SELECT DISTINCT no, 'name' AS kind, '' AS value FROM name_of WHERE no IN (SELECT unnest($numbers))
UNION ALL
SELECT DISTINCT no, 'country' AS kind, '' AS value FROM belongs WHERE no IN (SELECT unnest($numbers))
UNION ALL
SELECT DISTINCT no, 'gender' AS kind, '' AS value FROM gendered WHERE no IN (SELECT unnest($numbers))
UNION ALL
SELECT DISTINCT no, role AS kind, '' AS value FROM placed WHERE no IN (SELECT unnest($numbers))
UNION ALL
SELECT DISTINCT no, kind, value FROM identifier WHERE no IN (SELECT unnest($numbers))
ORDER BY no, kind, value;
