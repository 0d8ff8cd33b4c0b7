-- placeholder: days that stand for an unknown one in an agency's records: zero days of spreadsheets, databases and file
-- systems, and days that far more people share than their year would give: twenty at least, ten times what the year's
-- other days hold, and with names of many beginnings (one person written twenty times is no default). Of a first of
-- January so found the year is kept, since offices write it where they know the year only; of any other nothing is.
CREATE TABLE placeholder AS
WITH dated AS (
    SELECT s.no, r.agency, s.prop, s.value AS day
    FROM statement AS s INNER JOIN record AS r ON r.no = s.no
    WHERE s.prop IN ('birthDate', 'incorporationDate') AND length(s.value) = 10
),
per_day AS (
    SELECT agency, prop, day, count(DISTINCT no)::INTEGER AS records FROM dated GROUP BY agency, prop, day
),
crowded AS (
    SELECT *, (sum(records) OVER (PARTITION BY agency, prop, left(day, 4)) - records) / 365.0 AS usual FROM per_day
),
spike AS (
    SELECT c.agency, c.prop, c.day, c.records
    FROM crowded AS c
    INNER JOIN dated AS d ON d.agency = c.agency AND d.prop = c.prop AND d.day = c.day
    INNER JOIN statement AS n ON n.no = d.no AND n.kind = 'name'
    WHERE c.records >= 20 AND c.records >= 10 * (c.usual + 0.5)
    GROUP BY c.agency, c.prop, c.day, c.records
    HAVING count(DISTINCT lower(left(n.value, 2))) >= 10
)
SELECT agency, prop, day, records, 'default' AS why, '' AS kept
FROM per_day
WHERE day IN ('1970-01-01', '1900-01-01', '1899-12-30', '1899-12-31', '1753-01-01', '1601-01-01', '0001-01-01', '9999-12-31')
UNION ALL
SELECT agency, prop, day, records, 'spike' AS why, CASE WHEN day LIKE '%-01-01' THEN left(day, 4) ELSE '' END AS kept
FROM spike
WHERE day NOT IN ('1970-01-01', '1900-01-01', '1899-12-30', '1899-12-31', '1753-01-01', '1601-01-01', '0001-01-01', '9999-12-31');
UPDATE statement SET value = p.kept
FROM placeholder AS p, record AS r
WHERE r.no = statement.no AND r.agency = p.agency AND statement.prop = p.prop AND statement.value = p.day;
DELETE FROM statement WHERE prop IN ('birthDate', 'incorporationDate') AND value = '';
