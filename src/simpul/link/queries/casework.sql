-- What the work's own papers say, value by value: who is involved in what, who stayed where, what was paid, what a case lost.
-- A pointer is told as the number of the record pointed to.
SELECT r.no, r.type, s.prop, s.value, NULL AS target
FROM record AS r
INNER JOIN statement AS s ON s.no = r.no
WHERE r.type IN ('Case', 'Involvement', 'HeldPerson', 'Stay', 'Payment', 'Membership', 'Site', 'Trip')
    AND s.prop IN (
        'role', 'groupRole', 'status', 'indicator', 'startDate', 'endDate', 'date', 'lifeAtRisk', 'childPresent', 'child', 'heldCount',
        'defraudedCount', 'lossAmount', 'currency', 'country', 'hostingState', 'name', 'payerAccount', 'payeeAccount', 'payerWallet',
        'payeeWallet'
    )
UNION ALL
SELECT r.no, r.type, p.prop, p.target, t.no AS target
FROM record AS r
INNER JOIN reference AS p ON p.no = r.no
INNER JOIN record AS t ON t.agency || '/' || t.id = p.target
WHERE r.type IN ('Case', 'Involvement', 'HeldPerson', 'Stay', 'Payment', 'Membership', 'Site', 'Trip')
ORDER BY 1, 3, 4;
