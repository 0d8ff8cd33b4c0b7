-- The statements of a range of records, by record.
SELECT no, prop, value, original, sid FROM statement WHERE no >= $first AND no < $last ORDER BY no, prop, value, sid
