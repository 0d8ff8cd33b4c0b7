-- The hits inside contested groups, from which they are built again, strongest first.
SELECT g.l, g.r, g.total, g.judgement
FROM graded AS g
SEMI JOIN component AS c ON c.no = g.l
WHERE (g.grade IN ('strong', 'likely') AND coalesce(g.judgement, '') NOT IN ('unsure', 'not_same')) OR g.judgement = 'same'
ORDER BY g.l, g.r;
