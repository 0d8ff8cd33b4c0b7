-- graded: each pair with all its terms, its bits, probability and grade. A grade has limits besides its probability:
-- a person is never likely on a name alone, nor where birth dates contradict, and one shared value that changes hands
-- (a phone, an account) makes no hit where nothing else speaks for it.
CREATE TABLE graded AS
WITH summed AS (
    SELECT s.*, coalesce(v.millibits, 0) AS rival, s.millibits + coalesce(v.millibits, 0) AS total, j.judgement
    FROM scored AS s
    LEFT JOIN rival AS v ON v.l = s.l AND v.r = s.r
    LEFT JOIN judged AS j ON j.l = s.l AND j.r = s.r
),
weighed AS (
    SELECT
        *,
        1 / (1 + pow(2, -$slope * (total / 1000 + $prior))) AS probability,
        shape = 'Person' AND birth <= 0 AND shared = 0 AND place < $least_place AS name_alone,
        (coalesce(birth_level, '') = 'conflict' OR document < 0 OR gender < 0) AND NOT exclusive AS contradicted,
        kinds = 1 AND NOT exclusive AND NOT identity AND name <= 0 AND birth <= 0 AS value_alone
    FROM summed
)
SELECT
    *,
    CASE
        WHEN judgement = 'not_same' THEN 'weak'
        WHEN identity THEN 'strong'
        WHEN value_alone THEN 'weak'
        WHEN probability >= $strong AND NOT name_alone AND NOT contradicted THEN 'strong'
        WHEN probability >= $likely AND NOT name_alone AND NOT contradicted THEN 'likely'
        WHEN probability >= $possible THEN 'possible'
        ELSE 'weak'
    END AS grade
FROM weighed
WHERE probability >= $weak OR judgement IS NOT NULL;
