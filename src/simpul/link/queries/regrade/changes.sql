-- What is taken away: the left copy loses it, so that the pair has nothing of the kind to compare.
DELETE FROM name_of WHERE no IN (SELECT l FROM asked WHERE code = 'without' AND kind = 'name');
DELETE FROM born WHERE no IN (SELECT l FROM asked WHERE code = 'without' AND kind = 'birthDate');
DELETE FROM belongs WHERE no IN (SELECT l FROM asked WHERE code = 'without' AND kind = 'country');
DELETE FROM gendered WHERE no IN (SELECT l FROM asked WHERE code = 'without' AND kind = 'gender');
DELETE FROM placed USING asked AS a WHERE placed.no = a.l AND a.code = 'without' AND a.kind = placed.role;
DELETE FROM holder USING asked AS a WHERE holder.no = a.l AND a.code = 'without' AND a.kind = holder.kind;
DELETE FROM identifier USING asked AS a WHERE identifier.no = a.l AND a.code = 'without' AND a.kind = identifier.kind;
-- What is added or put right: both copies bear the day given, one more holder of it than there is now; two at least.
DELETE FROM born WHERE no IN (SELECT unnest([l, r]) FROM asked WHERE code IN ('with', 'against') AND kind = 'birthDate');
INSERT INTO born BY NAME
WITH given AS (
    SELECT l AS no, lv AS born FROM asked WHERE code IN ('with', 'against') AND kind = 'birthDate'
    UNION ALL
    SELECT r AS no, rv AS born FROM asked WHERE code IN ('with', 'against') AND kind = 'birthDate'
),
held AS (
    SELECT g.born, max(b.same_day) AS same_day
    FROM (SELECT DISTINCT born FROM given) AS g INNER JOIN main.born AS b ON b.born = g.born
    GROUP BY g.born
),
months AS (SELECT y, m, max(same_month) AS same_month FROM main.born WHERE m IS NOT NULL GROUP BY y, m),
years AS (SELECT y, max(same_year) AS same_year FROM main.born GROUP BY y)
SELECT
    g.no, g.born, left(g.born, 4)::INTEGER AS y, substr(g.born, 6, 2)::INTEGER AS m, substr(g.born, 9, 2)::INTEGER AS d,
    greatest(2, coalesce(h.same_day, 0) + 1)::INTEGER AS same_day,
    greatest(2, coalesce(o.same_month, 0) + 1)::INTEGER AS same_month,
    greatest(2, coalesce(t.same_year, 0) + 1)::INTEGER AS same_year
FROM given AS g
LEFT JOIN held AS h ON h.born = g.born
LEFT JOIN months AS o ON o.y = left(g.born, 4)::INTEGER AND o.m = substr(g.born, 6, 2)::INTEGER
LEFT JOIN years AS t ON t.y = left(g.born, 4)::INTEGER;
-- A value that both hold and nobody else, numbered below all real ones.
INSERT INTO holder BY NAME
SELECT -a.l AS value_no, a.kind, 2 AS degree, c.copy AS no, r.shape, r.agency, a.l AS first
FROM asked AS a
INNER JOIN copied AS c ON c.copy IN (a.l, a.r)
INNER JOIN copied_record AS r ON r.no = c.copy
WHERE a.code = 'with' AND a.kind NOT IN ('birthDate');
INSERT INTO identifier BY NAME
SELECT c.copy AS no, a.kind, a.lv AS value
FROM asked AS a INNER JOIN copied AS c ON c.copy IN (a.l, a.r)
WHERE a.code = 'with' AND a.kind NOT IN ('birthDate');
-- Two documents of one issuer that differ, in place of all that there are.
DELETE FROM holder WHERE kind = 'document' AND no IN (SELECT unnest([l, r]) FROM asked WHERE code = 'against' AND kind = 'document');
DELETE FROM identifier WHERE kind = 'document' AND no IN (SELECT unnest([l, r]) FROM asked WHERE code = 'against' AND kind = 'document');
INSERT INTO identifier BY NAME
SELECT l AS no, kind, lv AS value FROM asked WHERE code = 'against' AND kind = 'document'
UNION ALL
SELECT r AS no, kind, rv AS value FROM asked WHERE code = 'against' AND kind = 'document';
