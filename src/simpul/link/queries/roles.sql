-- How many records hold words of each role, places and relatives each counted together.
SELECT w.role, k.records
FROM (SELECT DISTINCT role, role IN ('father', 'mother') AS kin FROM placed) AS w
INNER JOIN (
    SELECT role IN ('father', 'mother') AS kin, count(DISTINCT no)::INTEGER AS records FROM placed GROUP BY 1
) AS k ON k.kin = w.kin;
