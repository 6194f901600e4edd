-- What merging needs to know: which changes had seen which others, and which came only in part.

-- What a device had seen when it merged: its changes after `seq` had seen all of `seen`, a JSON object
-- device -> [[first, last], …]. One row a merge; each holds what the ones before it hold.
CREATE TABLE horizon (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 0),
  seen TEXT NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;

-- Until now nothing could be merged, so each device of a file took over from the one before: it had seen all that
-- came before its own first change.
INSERT INTO horizon (device, seq, seen)
SELECT own.device, 0, json_group_object(other.device, json_array(json_array(1, other.last)))
FROM (SELECT device, min(lamport) AS first FROM change GROUP BY device) own
JOIN (SELECT device, max(seq) AS last, max(lamport) AS latest FROM change GROUP BY device) other
  ON other.latest < own.first
GROUP BY own.device;

-- Changes that came without some of their fields, because whoever shared them left those out. `withheld` is 1
-- when a value that counts today is among the missing ones: nobody here can be said to have seen it.
CREATE TABLE cut (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  withheld INTEGER NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;

-- Derived from the log and the horizons: the changes whose value lost a field to one that had not seen it.
CREATE TABLE disagreement (
  record TEXT NOT NULL,
  id TEXT NOT NULL,
  field TEXT NOT NULL,
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (record, id, field, device, seq)
) STRICT, WITHOUT ROWID;
