-- All rows of one Parquet file, in its order, with its own column names.
SELECT *
FROM read_parquet($path);
