-- named: which record bears which spelling. A first and a last name make one spelling where no whole one is given.
CREATE TABLE named AS
WITH whole AS (
    SELECT DISTINCT s.no, s.value AS spelling, s.prop IN ('weakAlias') AS weak
    FROM statement AS s
    WHERE s.prop IN ('name', 'alias', 'weakAlias', 'previousName', 'holderName', 'displayName')
),
parts AS (
    SELECT
        s.no,
        string_agg(s.value, ' ' ORDER BY s.prop, s.value) AS spelling,
        false AS weak
    FROM statement AS s
    WHERE s.prop IN ('firstName', 'lastName')
    GROUP BY s.no
),
spelt AS (
    SELECT no, spelling, weak FROM whole
    UNION ALL
    SELECT p.no, p.spelling, p.weak FROM parts AS p ANTI JOIN whole AS w ON w.no = p.no
)
SELECT s.no, r.shape, r.agency, s.spelling, min(s.weak) AS weak
FROM spelt AS s
INNER JOIN record AS r ON r.no = s.no
WHERE r.shape IS NOT NULL
GROUP BY s.no, r.shape, r.agency, s.spelling;
CREATE TABLE name AS
SELECT row_number() OVER (ORDER BY organisation, spelling)::INTEGER AS name_no, spelling, organisation
FROM (SELECT DISTINCT spelling, shape <> 'Person' AS organisation FROM named);
CREATE TABLE name_of AS
SELECT n.no, n.shape, n.agency, n.weak, d.name_no, count(*) OVER (PARTITION BY n.no) > 1 AS several
FROM named AS n
INNER JOIN name AS d ON d.spelling = n.spelling AND d.organisation = (n.shape <> 'Person');
