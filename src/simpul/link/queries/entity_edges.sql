-- What entities are built on: strong and likely hits that nobody is unsure of, and what people judged the same.
SELECT l, r
FROM graded
WHERE (grade IN ('strong', 'likely') AND coalesce(judgement, '') NOT IN ('unsure', 'not_same')) OR judgement = 'same'
ORDER BY l, r;
