-- What no two records of one entity may disagree on, of the contested groups: a full birth date, the number
-- of an issuer's document.
SELECT b.no, 'born=' || b.born AS fact
FROM born AS b SEMI JOIN component AS g ON g.no = b.no
WHERE b.d IS NOT NULL
UNION ALL
SELECT i.no, regexp_extract(i.value, '^(.*):', 1) || '=' || i.value AS fact
FROM identifier AS i SEMI JOIN component AS g ON g.no = i.no
WHERE i.kind = 'document' AND regexp_extract(i.value, '^(.*):', 1) <> '';
