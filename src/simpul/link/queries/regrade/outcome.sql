-- How each pair asked about comes out; also those below every grade.
SELECT a.l, a.r, g.total, g.probability, g.grade, g.value_alone, g.name_alone, g.contradicted, g.judgement
FROM asked AS a
INNER JOIN graded AS g ON g.l = a.l AND g.r = a.r
ORDER BY a.l;
