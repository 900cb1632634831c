-- Boundaries of the municipality and its towns, and how far the services of agencies come.

CREATE TABLE "boundary" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "kind" TEXT,
  "name" TEXT,
  "code" TEXT,
  "town" INTEGER REFERENCES town (id),
  "shape" TEXT,
  "source" TEXT,
  "dated_on" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "range_proposal" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "proposed_by" TEXT,
  "proposed_on" TEXT,
  "staff" INTEGER REFERENCES staff (id),
  "is_agreed" INTEGER NOT NULL DEFAULT 0,
  "agreed_on" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "visiting_range" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "agency_service" INTEGER REFERENCES agency_service (id),
  "service" TEXT,
  "form" TEXT,
  "centre" TEXT,
  "radius" INTEGER,
  "towns" TEXT,
  "shape" TEXT,
  "hours" TEXT,
  "note" TEXT,
  "source" TEXT,
  "answered_on" TEXT,
  "proposal" INTEGER REFERENCES range_proposal (id),
  "replaces" INTEGER REFERENCES visiting_range (id)
) STRICT;

ALTER TABLE town ADD COLUMN "population_65" INTEGER;
ALTER TABLE town ADD COLUMN "population_75" INTEGER;
ALTER TABLE town ADD COLUMN "population_on" TEXT;
ALTER TABLE town ADD COLUMN "population_source" TEXT;

CREATE INDEX boundary_town ON boundary (town);
CREATE INDEX visiting_range_agency_service ON visiting_range (agency_service);
CREATE INDEX visiting_range_proposal ON visiting_range (proposal);
