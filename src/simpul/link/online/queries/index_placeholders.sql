-- Days that stand for an unknown one in an agency's records, and what of them is kept.
SELECT agency, prop, day, kept FROM placeholder WHERE why = 'spike'
