-- Collections of articles, and which article is in which. The log is made anew, because the list of records it
-- may hold is part of its form; its rows stay as they are.

CREATE TABLE collection (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at REAL NOT NULL,
  modified_by TEXT NOT NULL,
  modified_at REAL NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  clock TEXT NOT NULL
) STRICT;

-- A removed collection keeps its members, so that bringing it back brings them back.
CREATE TABLE document_collection (
  document TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  collection TEXT NOT NULL,
  PRIMARY KEY (document, collection)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_collection_by_collection ON document_collection (collection, document);

CREATE TABLE change_with_collections (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  lamport INTEGER NOT NULL CHECK (lamport > 0),
  wall REAL NOT NULL,
  person TEXT NOT NULL,
  record TEXT NOT NULL CHECK (
    record IN ('workspace', 'person', 'document', 'annotation', 'tag', 'link', 'collection')
  ),
  id TEXT NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO change_with_collections SELECT * FROM change;
DROP TABLE change;
ALTER TABLE change_with_collections RENAME TO change;
CREATE INDEX change_by_record ON change (record, id);
