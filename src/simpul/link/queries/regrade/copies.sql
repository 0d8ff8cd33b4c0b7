-- The features of the records asked about, under the numbers of the copies; every step of grading reads these.
CREATE TABLE copied AS
SELECT l AS copy, real_l AS no FROM asked
UNION ALL
SELECT r AS copy, real_r AS no FROM asked;
CREATE TABLE copied_record AS SELECT r.* REPLACE (c.copy AS no) FROM main.record AS r INNER JOIN copied AS c ON c.no = r.no;
CREATE VIEW record AS SELECT * FROM main.record UNION ALL BY NAME SELECT * FROM copied_record;
CREATE TABLE statement AS SELECT s.* REPLACE (c.copy AS no) FROM main.statement AS s INNER JOIN copied AS c ON c.no = s.no;
CREATE TABLE name_of AS SELECT n.* REPLACE (c.copy AS no) FROM main.name_of AS n INNER JOIN copied AS c ON c.no = n.no;
CREATE TABLE born AS SELECT b.* REPLACE (c.copy AS no) FROM main.born AS b INNER JOIN copied AS c ON c.no = b.no;
CREATE TABLE belongs AS SELECT b.* REPLACE (c.copy AS no) FROM main.belongs AS b INNER JOIN copied AS c ON c.no = b.no;
CREATE TABLE gendered AS SELECT g.* REPLACE (c.copy AS no) FROM main.gendered AS g INNER JOIN copied AS c ON c.no = g.no;
CREATE TABLE placed AS SELECT p.* REPLACE (c.copy AS no) FROM main.placed AS p INNER JOIN copied AS c ON c.no = p.no;
CREATE TABLE identifier AS SELECT i.* REPLACE (c.copy AS no) FROM main.identifier AS i INNER JOIN copied AS c ON c.no = i.no;
CREATE TABLE holder AS SELECT h.* REPLACE (c.copy AS no) FROM main.holder AS h INNER JOIN copied AS c ON c.no = h.no;
CREATE TABLE judged AS
SELECT a.l, a.r, j.judgement FROM asked AS a
INNER JOIN main.judged AS j ON j.l = least(a.real_l, a.real_r) AND j.r = greatest(a.real_l, a.real_r);
CREATE TABLE found AS SELECT l, r, 1000000 AS key_millibits FROM asked;
CREATE TABLE likely_pair AS SELECT * FROM main.likely_pair LIMIT 0;
CREATE TABLE birth AS SELECT * FROM main.birth LIMIT 0;
