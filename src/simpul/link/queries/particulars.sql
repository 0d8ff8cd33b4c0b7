-- born: birth (or founding) dates in parts, with how many records share the day, the month and the year.
CREATE TABLE born AS
WITH dated AS (
    SELECT DISTINCT
        s.no,
        s.value AS born,
        substr(s.value, 1, 4)::INTEGER AS y,
        try_cast(nullif(substr(s.value, 6, 2), '') AS INTEGER) AS m,
        try_cast(nullif(substr(s.value, 9, 2), '') AS INTEGER) AS d
    FROM statement AS s
    WHERE s.prop IN ('birthDate', 'incorporationDate') AND regexp_matches(s.value, '^\d{4}')
)
SELECT
    *,
    count(*) OVER (PARTITION BY born)::INTEGER AS same_day,
    count(*) OVER (PARTITION BY y, m)::INTEGER AS same_month,
    count(*) OVER (PARTITION BY y)::INTEGER AS same_year
FROM dated;
-- belongs: the countries of a record, each once.
CREATE TABLE belongs AS
SELECT s.no, list(DISTINCT s.value ORDER BY s.value) AS countries
FROM statement AS s
WHERE s.kind = 'country'
GROUP BY s.no;
CREATE TABLE country_share AS
SELECT country, count(*)::INTEGER AS holders
FROM (SELECT unnest(countries) AS country FROM belongs)
GROUP BY country;
-- gendered: a record's gender where it says only one of the two that contradict each other.
CREATE TABLE gendered AS
SELECT no, min(value) AS gender FROM statement WHERE prop = 'gender' AND value IN ('male', 'female') GROUP BY no HAVING count(DISTINCT value) = 1;
-- placed: the words of places of birth, of addresses and of the names of father and mother, with how many records hold each.
CREATE TABLE placed AS
WITH word AS (
    SELECT DISTINCT
        s.no,
        CASE WHEN s.prop = 'birthPlace' THEN 'birth' ELSE 'address' END AS role,
        unnest(regexp_extract_all(lower(strip_accents(s.value)), '[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]{2,}|[\p{L}\p{N}]{3,}')) AS word
    FROM statement AS s
    WHERE s.kind IN ('place', 'address')
    UNION ALL
    SELECT DISTINCT s.no, CASE WHEN s.prop = 'fatherName' THEN 'father' ELSE 'mother' END AS role, w.word
    FROM statement AS s
    INNER JOIN relative_word AS w ON w.value = s.value
    WHERE s.prop IN ('fatherName', 'motherName')
)
SELECT *, count(*) OVER (PARTITION BY role, word)::INTEGER AS holders FROM word;
