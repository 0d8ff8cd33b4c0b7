-- Distinct pairs of spellings that the likely pairs ask to be compared, each once.
SELECT DISTINCT a.name_no AS ln, b.name_no AS rn
FROM likely_pair AS p
INNER JOIN name_of AS a ON a.no = p.l
INNER JOIN name_of AS b ON b.no = p.r;
