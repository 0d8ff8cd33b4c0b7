-- What entities are built on: strong and likely hits that nobody is unsure of, what people judged the same, and possible
-- hits that stand on more than a name and contradict nothing: several of those may hold a group together, one never does.
SELECT
    l, r,
    (grade IN ('strong', 'likely') AND coalesce(judgement, '') NOT IN ('unsure', 'not_same')) OR coalesce(judgement, '') = 'same' AS sure
FROM graded
WHERE (grade IN ('strong', 'likely') AND coalesce(judgement, '') NOT IN ('unsure', 'not_same')) OR judgement = 'same'
    OR (grade = 'possible' AND judgement IS NULL AND NOT name_alone AND NOT contradicted)
ORDER BY l, r;
