-- piece: the words of plain names of persons, in order; word: each of them once.
CREATE TABLE piece AS
WITH split AS (
    SELECT
        name_no,
        list_filter(
            regexp_split_to_array(regexp_replace(lower(spelling), '[''"`]', '', 'g'), '[^a-z0-9]+'), lambda w: w <> ''
        ) AS words
    FROM name
    WHERE NOT organisation AND regexp_full_match(spelling, $plain)
)
SELECT name_no, unnest(words) AS word, generate_subscripts(words, 1)::INTEGER AS at FROM split;
CREATE TABLE word AS
SELECT (row_number() OVER () - 1)::INTEGER AS word_no, word FROM (SELECT DISTINCT word FROM piece);
