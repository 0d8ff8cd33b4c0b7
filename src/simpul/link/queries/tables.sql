-- The run's own tables. record: one row a record; statement: one row a value of it; reference: one row a pointer.
CREATE TABLE record (no INTEGER, agency VARCHAR, id VARCHAR, type VARCHAR, shape VARCHAR, family VARCHAR);
CREATE TABLE statement (no INTEGER, prop VARCHAR, kind VARCHAR, value VARCHAR, original VARCHAR, sid VARCHAR);
CREATE TABLE reference (no INTEGER, prop VARCHAR, target VARCHAR);
-- What is filled in from Python: keys of spellings, their scores against each other, weights, judgements.
CREATE TABLE name_key (name_no INTEGER, family INTEGER, key BIGINT);
CREATE TABLE other_name (name_no INTEGER);
CREATE TABLE likely_pair (l INTEGER, r INTEGER);
CREATE TABLE birth (l INTEGER, r INTEGER, lv VARCHAR, rv VARCHAR, level VARCHAR, holders INTEGER, millibits INTEGER);
CREATE TABLE name_score (ln INTEGER, rn INTEGER, millibits INTEGER);
CREATE TABLE identifier_weight (kind VARCHAR, m DOUBLE, cap DOUBLE, hub INTEGER, exclusive BOOLEAN);
CREATE TABLE role_weight (role VARCHAR, m DOUBLE, cap DOUBLE, most DOUBLE, disagree DOUBLE, held INTEGER);
CREATE TABLE relative_word (value VARCHAR, word VARCHAR);
CREATE TABLE birth_weight (level VARCHAR, bits DOUBLE, m DOUBLE, cap DOUBLE);
CREATE TABLE identity_kind (shape VARCHAR, kind VARCHAR);
CREATE TABLE reading (raw VARCHAR, value VARCHAR);
CREATE TABLE judged (l INTEGER, r INTEGER, judgement VARCHAR);
CREATE TABLE component (no INTEGER, component INTEGER);
CREATE TABLE entity_of (no INTEGER, first INTEGER);
CREATE TABLE tie_strength (kind VARCHAR, strength DOUBLE);
