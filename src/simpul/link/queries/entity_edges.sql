-- What entities are built on: strong and likely hits that nobody is unsure of, and people's verdicts.
SELECT l, r, total, judgement
FROM graded
WHERE (grade IN ('strong', 'likely') AND coalesce(judgement, '') <> 'unsure') OR judgement IN ('same', 'not_same')
ORDER BY l, r
