-- The people who hold accounts and wallets, few enough to each that it may be theirs.
SELECT i.kind, i.value, i.no
FROM identifier AS i
INNER JOIN record AS r ON r.no = i.no AND r.type = 'Person'
WHERE i.kind IN ('account', 'wallet')
ORDER BY i.kind, i.value, i.no;
