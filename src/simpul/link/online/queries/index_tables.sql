-- What an index keeps. label: texts by number (agencies, types, properties). thing: one row a record with its statements.
-- holder: which record holds which key. narrow: the same for keys that a full bucket goes on as. tally: in how many records
-- (names, for words) a value occurs; of keys in holder only where they are many. census: records of an agency and shape.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE label (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE thing (no INTEGER PRIMARY KEY, agency INTEGER NOT NULL, type INTEGER NOT NULL, id TEXT NOT NULL, said TEXT NOT NULL);
CREATE TABLE holder (key INTEGER NOT NULL, no INTEGER NOT NULL, PRIMARY KEY (key, no)) WITHOUT ROWID;
CREATE TABLE narrow (key INTEGER NOT NULL, no INTEGER NOT NULL, PRIMARY KEY (key, no)) WITHOUT ROWID;
CREATE TABLE tally (key INTEGER PRIMARY KEY, holders INTEGER NOT NULL, narrowed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE census (
    shape TEXT NOT NULL, agency TEXT NOT NULL, records INTEGER NOT NULL, named INTEGER NOT NULL, twinned INTEGER NOT NULL,
    PRIMARY KEY (shape, agency)
) WITHOUT ROWID;
-- placeholder: days that stand for an unknown one, as they were found when the index was made.
CREATE TABLE placeholder (
    agency TEXT NOT NULL, prop TEXT NOT NULL, day TEXT NOT NULL, kept TEXT NOT NULL, PRIMARY KEY (agency, prop, day)
) WITHOUT ROWID;
CREATE TABLE total (name TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
