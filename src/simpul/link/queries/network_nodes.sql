-- The records that a network may hold: those that point or are pointed to, that are not alone in their entity, or that
-- share a value; each with its entity's first record.
SELECT r.no, r.agency, r.type, coalesce(e.first, r.no) AS entity
FROM record AS r
LEFT JOIN entity_of AS e ON e.no = r.no
WHERE e.no IS NOT NULL
    OR r.no IN (SELECT no FROM holder)
    OR r.no IN (SELECT no FROM reference)
    OR r.agency || '/' || r.id IN (SELECT target FROM reference)
ORDER BY r.no;
