-- named: which record bears which spelling. A first and a last name make one spelling where no whole one is given.
CREATE TABLE named AS
WITH whole AS (
    SELECT DISTINCT s.no, s.value AS spelling, s.prop IN ('weakAlias') AS weak
    FROM statement AS s
    WHERE s.prop IN ('name', 'alias', 'weakAlias', 'previousName', 'holderName', 'displayName')
),
part AS (
    SELECT
        s.no, count(*) AS number,
        min(s.value) FILTER (WHERE s.prop = 'firstName') AS first,
        min(s.value) FILTER (WHERE s.prop = 'lastName') AS last
    FROM statement AS s
    WHERE s.prop IN ('firstName', 'lastName')
    GROUP BY s.no
),
-- one first and one last name are most of them, and need no sorting
few AS (
    SELECT no, concat_ws(' ', first, last) AS spelling FROM part
    WHERE number = CASE WHEN first IS NULL OR last IS NULL THEN 1 ELSE 2 END
),
parts AS (
    SELECT no, spelling, false AS weak FROM few
    UNION ALL
    SELECT s.no, string_agg(s.value, ' ' ORDER BY s.prop, s.value) AS spelling, false AS weak
    FROM statement AS s
    ANTI JOIN few AS f ON f.no = s.no
    WHERE s.prop IN ('firstName', 'lastName')
    GROUP BY s.no
),
spelt AS (
    SELECT no, spelling, weak FROM whole
    UNION ALL
    SELECT p.no, p.spelling, p.weak FROM parts AS p ANTI JOIN whole AS w ON w.no = p.no
)
SELECT s.no, r.shape, r.agency, s.spelling, s.weak
FROM (SELECT no, spelling, min(weak) AS weak FROM spelt GROUP BY no, spelling) AS s
INNER JOIN record AS r ON r.no = s.no
WHERE r.shape IS NOT NULL;
CREATE TABLE name AS
SELECT row_number() OVER (ORDER BY organisation, spelling)::INTEGER AS name_no, spelling, organisation
FROM (SELECT DISTINCT spelling, shape <> 'Person' AS organisation FROM named);
CREATE TABLE name_of AS
SELECT n.no, n.shape, n.agency, n.weak, d.name_no, count(*) OVER (PARTITION BY n.no) > 1 AS several
FROM named AS n
INNER JOIN name AS d ON d.spelling = n.spelling AND d.organisation = (n.shape <> 'Person');
