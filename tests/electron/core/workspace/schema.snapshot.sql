CREATE TABLE annotation (
  id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  anchor_content TEXT NOT NULL,
  anchor_start INTEGER NOT NULL,
  anchor_end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  -- Derived from the anchor and the text the document shows now; never in the log.
  position_status TEXT NOT NULL CHECK (position_status IN ('exact', 'moved', 'orphan')),
  position_start INTEGER,
  position_end INTEGER,
  note TEXT,
  confidence INTEGER,
  key_passage INTEGER NOT NULL DEFAULT 0,
  claim_speaker TEXT,
  claim_type TEXT,
  claim_certainty TEXT,
  claim_stance TEXT,
  claim_verdict TEXT,
  precedent_event TEXT,
  precedent_when TEXT,
  precedent_place TEXT,
  -- JSON array of texts.
  precedent_actors TEXT,
  precedent_outcome TEXT,
  precedent_invoked_by TEXT,
  precedent_used_to_show TEXT,
  precedent_fit TEXT,
  option_proposed_by TEXT,
  option_addressee TEXT,
  -- JSON array of slugs.
  option_instruments TEXT,
  option_stance TEXT,
  option_conditions TEXT,
  option_obstacles TEXT,
  option_horizon TEXT,
  created_by TEXT NOT NULL,
  created_at REAL NOT NULL,
  modified_by TEXT NOT NULL,
  modified_at REAL NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  clock TEXT NOT NULL
) STRICT;
CREATE TABLE annotation_tag (
  annotation TEXT NOT NULL REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,
  tag TEXT NOT NULL,
  PRIMARY KEY (annotation, tag)
) STRICT, WITHOUT ROWID;
CREATE TABLE "change" (
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
CREATE TABLE content (
  hash TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL,
  -- The plain-text projection that anchors count in.
  text TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  -- SHA-256 of the text without what typography makes of it: two copies of one article have the same.
  folded_hash TEXT NOT NULL,
  words INTEGER NOT NULL
) STRICT;
CREATE TABLE cut (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  withheld INTEGER NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE disagreement (
  record TEXT NOT NULL,
  id TEXT NOT NULL,
  field TEXT NOT NULL,
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (record, id, field, device, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE document (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  byline TEXT,
  publication TEXT,
  published TEXT,
  url TEXT,
  accessed TEXT,
  language TEXT,
  direction TEXT NOT NULL DEFAULT 'ltr',
  status TEXT NOT NULL DEFAULT 'unread',
  note TEXT,
  content TEXT NOT NULL REFERENCES content (hash),
  source TEXT REFERENCES source (hash),
  report TEXT,
  created_by TEXT NOT NULL,
  created_at REAL NOT NULL,
  modified_by TEXT NOT NULL,
  modified_at REAL NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  clock TEXT NOT NULL
) STRICT;
CREATE TABLE document_collection (
  document TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  collection TEXT NOT NULL,
  PRIMARY KEY (document, collection)
) STRICT, WITHOUT ROWID;
CREATE TABLE horizon (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 0),
  seen TEXT NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE link (
  id TEXT NOT NULL PRIMARY KEY,
  "from" TEXT NOT NULL,
  "to" TEXT NOT NULL,
  type TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at REAL NOT NULL,
  modified_by TEXT NOT NULL,
  modified_at REAL NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  clock TEXT NOT NULL
) STRICT;
CREATE TABLE local (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  initials TEXT NOT NULL,
  colour TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at REAL NOT NULL,
  modified_by TEXT NOT NULL,
  modified_at REAL NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  clock TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);
CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE search_entry (
  entry INTEGER NOT NULL PRIMARY KEY,
  record TEXT NOT NULL CHECK (record IN ('document', 'annotation')),
  id TEXT NOT NULL,
  -- 'text' for a block of an article, 'about' for title, byline and publication, 'annotation'.
  part TEXT NOT NULL,
  start INTEGER,
  "end" INTEGER
) STRICT;
CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE source (
  hash TEXT NOT NULL PRIMARY KEY,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE step (
  number INTEGER NOT NULL PRIMARY KEY,
  label TEXT NOT NULL,
  -- JSON array of {record, id, before, after}: the fields the step set, with their former values.
  edits TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE tag (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  parent TEXT,
  colour TEXT,
  description TEXT,
  shortcut TEXT,
  created_by TEXT NOT NULL,
  created_at REAL NOT NULL,
  modified_by TEXT NOT NULL,
  modified_at REAL NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  clock TEXT NOT NULL
) STRICT;
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
CREATE TABLE workspace (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at REAL NOT NULL,
  modified_by TEXT NOT NULL,
  modified_at REAL NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  clock TEXT NOT NULL
) STRICT;
CREATE INDEX annotation_by_document ON annotation (removed, document, kind);
CREATE INDEX annotation_tag_by_tag ON annotation_tag (tag, annotation);
CREATE INDEX change_by_record ON change (record, id);
CREATE INDEX content_by_folded ON content (folded_hash);
CREATE INDEX document_by_content ON document (content);
CREATE INDEX document_by_source ON document (source);
CREATE INDEX document_collection_by_collection ON document_collection (collection, document);
CREATE INDEX link_by_from ON link ("from");
CREATE INDEX link_by_to ON link ("to");
CREATE INDEX search_entry_by_record ON search_entry (record, id);
CREATE INDEX tag_by_parent ON tag (parent);
