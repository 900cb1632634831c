-- What comes from other registers and other desks.

-- Names of the fields whose value somebody confirmed in this revision, what other programs added to it, and the change that took it in.
ALTER TABLE revision ADD COLUMN decided TEXT;
ALTER TABLE revision ADD COLUMN extra TEXT;
ALTER TABLE revision ADD COLUMN taken_in INTEGER REFERENCES change (id);

-- Fields that were written at two places and that nobody has decided: one row per value.
CREATE TABLE conflict (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  record BLOB NOT NULL CHECK (length (record) = 16),
  field TEXT NOT NULL,
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  position INTEGER NOT NULL,
  UNIQUE (record, field, revision)
) STRICT;

-- What an import did to each record: from which state to which, so that it can be taken back. "before" is NULL where it was new.
CREATE TABLE import_record (
  change INTEGER NOT NULL REFERENCES change (id),
  record BLOB NOT NULL CHECK (length (record) = 16),
  before BLOB CHECK (length (before) = 16),
  after BLOB NOT NULL CHECK (length (after) = 16),
  PRIMARY KEY (change, record)
) STRICT, WITHOUT ROWID;
