-- A place or an address in lower case without accents, as the batch reads it.
SELECT lower(strip_accents($1)) AS plain
