-- The records of a range of numbers, in their order.
SELECT no, agency, id, type FROM record WHERE no >= $first AND no < $last ORDER BY no
