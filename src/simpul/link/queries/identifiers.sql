-- identifier: each record's identifying values, each once. shared_value: those that two or more records hold,
-- with how many records hold them.
CREATE TABLE identifier AS
SELECT DISTINCT s.no, s.kind, s.value
FROM statement AS s
WHERE s.kind IN (
    'phone', 'email', 'account', 'wallet', 'handle', 'domain', 'url', 'app', 'hash',
    'imei', 'sim', 'document', 'plate', 'caller_id'
);
CREATE TABLE shared_value AS
SELECT row_number() OVER (ORDER BY kind, value)::INTEGER AS value_no, kind, value, count(*)::INTEGER AS degree
FROM identifier
GROUP BY kind, value
HAVING count(*) > 1;
CREATE TABLE holder AS
SELECT
    v.value_no, v.kind, v.degree, i.no, r.shape, r.agency,
    min(i.no) OVER (PARTITION BY v.value_no, r.shape) AS first
FROM shared_value AS v
INNER JOIN identifier AS i ON i.kind = v.kind AND i.value = v.value
INNER JOIN record AS r ON r.no = i.no;
