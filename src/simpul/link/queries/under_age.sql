-- People who, by any date of birth that is said of them, were under age on the latest day that any paper names, or may have been.
WITH latest AS (
    SELECT max(substr(s.value, 1, 4)::INTEGER) AS y
    FROM statement AS s
    INNER JOIN record AS r ON r.no = s.no
    WHERE r.type <> 'Person' AND s.prop IN ('startDate', 'endDate', 'date', 'openedAt', 'reportedAt', 'receivedAt')
        AND regexp_matches(s.value, '^\d{4}')
)
SELECT DISTINCT b.no FROM born AS b, latest AS l WHERE l.y - b.y <= $adult ORDER BY b.no;
