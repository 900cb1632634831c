-- Providers of the region: what they offer, when, to whom it may be shown, and where that is known from.

CREATE TABLE "agency" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "kana" TEXT,
  "kind" TEXT,
  "number" TEXT,
  "medical_code" TEXT,
  "corporation" TEXT,
  "corporation_number" TEXT,
  "postal" TEXT,
  "address" TEXT,
  "building" TEXT,
  "city_code" TEXT,
  "city" TEXT,
  "town" INTEGER REFERENCES town (id),
  "area" INTEGER REFERENCES area (id),
  "latitude" INTEGER,
  "longitude" INTEGER,
  "phone" TEXT,
  "extension" TEXT,
  "fax" TEXT,
  "mobile" TEXT,
  "email" TEXT,
  "url" TEXT,
  "hours" TEXT,
  "hours_note" TEXT,
  "departments" TEXT,
  "beds" INTEGER,
  "staff_count" INTEGER,
  "diseases" TEXT,
  "message" TEXT,
  "note" TEXT,
  "is_wide" INTEGER NOT NULL DEFAULT 0,
  "is_closed" INTEGER NOT NULL DEFAULT 0,
  "closed_on" TEXT,
  "levels" TEXT,
  "consent" TEXT,
  "consent_on" TEXT,
  "consent_by" TEXT,
  "consent_how" TEXT,
  "consent_until" TEXT,
  "consent_staff" INTEGER REFERENCES staff (id),
  "verified_on" TEXT,
  "verified_from" TEXT,
  "verified_by" INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE "agency_service" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "agency" INTEGER REFERENCES agency (id),
  "service" TEXT,
  "official_code" TEXT,
  "hours" TEXT,
  "hours_note" TEXT,
  "is_24h" INTEGER NOT NULL DEFAULT 0,
  "capacity" INTEGER,
  "vacancy" TEXT,
  "vacancy_count" INTEGER,
  "vacancy_text" TEXT,
  "vacancy_on" TEXT,
  "area_text" TEXT,
  "note" TEXT,
  "is_closed" INTEGER NOT NULL DEFAULT 0,
  "closed_on" TEXT,
  "verified_on" TEXT,
  "verified_from" TEXT,
  "verified_by" INTEGER REFERENCES staff (id),
  "position" INTEGER
) STRICT;

CREATE TABLE "agency_ability" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "agency" INTEGER REFERENCES agency (id),
  "proc" TEXT,
  "answer" TEXT,
  "text" TEXT,
  "answered_on" TEXT,
  "answered_from" TEXT
) STRICT;

CREATE TABLE "agency_contact" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "agency" INTEGER REFERENCES agency (id),
  "kind" TEXT,
  "name" TEXT,
  "role" TEXT,
  "method" TEXT,
  "hours" TEXT,
  "phone" TEXT,
  "extension" TEXT,
  "fax" TEXT,
  "mobile" TEXT,
  "email" TEXT,
  "note" TEXT,
  "disclosure" TEXT,
  "position" INTEGER
) STRICT;

CREATE TABLE "agency_link" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "agency" INTEGER REFERENCES agency (id),
  "partner" INTEGER REFERENCES agency (id),
  "partner_name" TEXT,
  "kind" TEXT,
  "since" TEXT,
  "rule" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "agency_source" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "agency" INTEGER REFERENCES agency (id),
  "service" INTEGER REFERENCES agency_service (id),
  "dataset" TEXT,
  "entry" TEXT,
  "imported" TEXT,
  "seen_on" TEXT,
  "is_gone" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX agency_kana ON agency (substr (ifnull (kana, name), 1, 5), id) WHERE state = 0;
CREATE INDEX agency_number ON agency (number) WHERE number IS NOT NULL;
CREATE INDEX agency_service_agency ON agency_service (agency, position);
CREATE INDEX agency_service_service ON agency_service (service, agency) WHERE state = 0;
CREATE INDEX agency_ability_agency ON agency_ability (agency, proc);
CREATE INDEX agency_contact_agency ON agency_contact (agency, position);
CREATE INDEX agency_link_agency ON agency_link (agency);
CREATE INDEX agency_link_partner ON agency_link (partner) WHERE partner IS NOT NULL;
CREATE INDEX agency_source_agency ON agency_source (agency);
CREATE INDEX agency_source_entry ON agency_source (dataset, entry);

CREATE VIRTUAL TABLE agency_search USING fts5 (who, content = '', columnsize = 0, detail = full, tokenize = 'mdg');

INSERT INTO agency_search (agency_search, rank) VALUES ('automerge', 0), ('usermerge', 8), ('crisismerge', 500);
