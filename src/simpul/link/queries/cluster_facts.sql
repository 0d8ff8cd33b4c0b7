-- What no two records of one entity may disagree on: the year of a full birth date, the number of an issuer's document.
SELECT no, 'year=' || y AS fact FROM born WHERE d IS NOT NULL
UNION ALL
SELECT no, regexp_extract(value, '^(.*):', 1) || '=' || value AS fact
FROM identifier
WHERE kind = 'document' AND regexp_extract(value, '^(.*):', 1) <> '';
