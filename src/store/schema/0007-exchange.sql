-- What comes from other registers and other desks.

-- Names of the fields whose value somebody confirmed in this revision, and what other programs added to it.
ALTER TABLE revision ADD COLUMN decided TEXT;
ALTER TABLE revision ADD COLUMN extra TEXT;

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
