-- asked: pairs to be graded (again), each with a change of what is known: as l and r under numbers of their own, copies of
-- the records real_l and real_r. A change is a code, the kind of value it is about, and the values it gives both sides.
CREATE SCHEMA what_if;
SET search_path = 'what_if,main';
CREATE TABLE asked (
    l INTEGER, r INTEGER, real_l INTEGER, real_r INTEGER, code VARCHAR, kind VARCHAR, lv VARCHAR, rv VARCHAR
);
