-- Saved views of the table. The log is made anew, because the list of records it may hold is part of its form;
-- its rows stay as they are.

CREATE TABLE view (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  -- JSON: what narrows the table, what sorts it, and its columns with their widths.
  filter TEXT NOT NULL,
  sorts TEXT NOT NULL,
  group_by TEXT,
  columns TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at REAL NOT NULL,
  modified_by TEXT NOT NULL,
  modified_at REAL NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  clock TEXT NOT NULL
) STRICT;

CREATE TABLE change_with_views (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  lamport INTEGER NOT NULL CHECK (lamport > 0),
  wall REAL NOT NULL,
  person TEXT NOT NULL,
  record TEXT NOT NULL CHECK (
    record IN ('workspace', 'person', 'document', 'annotation', 'tag', 'link', 'collection', 'view')
  ),
  id TEXT NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO change_with_views SELECT * FROM change;
DROP TABLE change;
ALTER TABLE change_with_views RENAME TO change;
CREATE INDEX change_by_record ON change (record, id);
