-- The register, first released form.

CREATE TABLE register_info (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Centres whose records are here; 1 is the centre of this register.
CREATE TABLE origin (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  prefix TEXT NOT NULL DEFAULT '',
  desk TEXT NOT NULL DEFAULT ''
) STRICT;

-- One row per thing people did, in one transaction.
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  action TEXT NOT NULL,
  undoes INTEGER REFERENCES change (id),
  detail TEXT
) STRICT;

CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;

-- Every state a record ever had, by ancestry; "at" is for display only.
CREATE TABLE revision (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  kind INTEGER NOT NULL,
  record BLOB NOT NULL CHECK (length (record) = 16),
  parent BLOB,
  merge_parent BLOB,
  origin INTEGER NOT NULL REFERENCES origin (id),
  change INTEGER NOT NULL REFERENCES change (id),
  state INTEGER NOT NULL,
  "value" TEXT
) STRICT;

CREATE INDEX revision_record ON revision (record);
CREATE INDEX revision_change ON revision (change);

-- Chained by salted hashes: hash = H (previous hash, row, H (salt, value)). Values can be erased and the chain still holds.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  action TEXT NOT NULL,
  kind INTEGER NOT NULL,
  record BLOB,
  value_hash BLOB,
  hash BLOB NOT NULL CHECK (length (hash) = 32)
) STRICT;

CREATE INDEX audit_record ON audit (record) WHERE record IS NOT NULL;

CREATE TABLE audit_value (
  audit INTEGER PRIMARY KEY REFERENCES audit (id),
  salt BLOB NOT NULL,
  "value" TEXT NOT NULL
) STRICT;

-- Last number given, per kind of record, origin and fiscal year.
CREATE TABLE number_series (
  kind INTEGER NOT NULL,
  origin INTEGER NOT NULL REFERENCES origin (id),
  fiscal_year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (kind, origin, fiscal_year)
) STRICT, WITHOUT ROWID;

-- Typed and not yet saved; outside every list and count.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  form TEXT NOT NULL,
  title TEXT NOT NULL,
  staff TEXT,
  begun_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  "value" TEXT NOT NULL
) STRICT;

-- Preferences of the register that are no records: column mappings, saved filters.
CREATE TABLE preference (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Import runs, so that they can be shown and taken back.
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  change INTEGER NOT NULL REFERENCES change (id),
  file_name TEXT NOT NULL,
  file_hash BLOB NOT NULL,
  kind TEXT NOT NULL,
  counts TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "centre" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "kana" TEXT,
  "city" TEXT,
  "city_code" TEXT,
  "postal" TEXT,
  "address" TEXT,
  "phone" TEXT,
  "fax" TEXT,
  "hours" TEXT,
  "email" TEXT,
  "addressee" TEXT,
  "support_doctor" TEXT,
  "prefix" TEXT,
  "heads" TEXT,
  "column_heads" TEXT,
  "fonts" TEXT
) STRICT;

CREATE TABLE "area" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "name" TEXT,
  "kana" TEXT,
  "wide_area" TEXT,
  "cgsc_name" TEXT,
  "cgsc_phone" TEXT,
  "cgsc_fax" TEXT,
  "position" INTEGER,
  "is_outside" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "town" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "kana" TEXT,
  "code" TEXT,
  "area" INTEGER REFERENCES area (id),
  "valid_from" TEXT,
  "valid_to" TEXT,
  "population" INTEGER
) STRICT;

CREATE TABLE "staff" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "kana" TEXT,
  "profession" TEXT,
  "qualifications" TEXT,
  "employment" TEXT,
  "role" TEXT,
  "is_active" INTEGER NOT NULL DEFAULT 0,
  "position" INTEGER
) STRICT;

CREATE TABLE "term" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "vocabulary" TEXT,
  "code" TEXT,
  "label" TEXT,
  "short" TEXT,
  "kana" TEXT,
  "parent" TEXT,
  "group" TEXT,
  "position" INTEGER,
  "from_year" INTEGER,
  "to_year" INTEGER,
  "is_fact" INTEGER NOT NULL DEFAULT 0,
  "is_hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "household" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "label" TEXT,
  "address" TEXT,
  "phone" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "subject" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "kana" TEXT,
  "sex" TEXT,
  "birth" TEXT,
  "age" INTEGER,
  "age_on" TEXT,
  "age_text" TEXT,
  "address" TEXT,
  "town" INTEGER REFERENCES town (id),
  "area" INTEGER REFERENCES area (id),
  "phone" TEXT,
  "is_anonymous" INTEGER NOT NULL DEFAULT 0,
  "household" INTEGER REFERENCES household (id),
  "care_level" TEXT,
  "care_flag" TEXT,
  "care_from" TEXT,
  "care_to" TEXT,
  "insurance" TEXT,
  "insurance_text" TEXT,
  "public_expense" TEXT,
  "household_kind" TEXT,
  "household_sub" TEXT,
  "household_text" TEXT,
  "has_doctor" TEXT,
  "doctor" TEXT,
  "care_manager" TEXT,
  "diseases" TEXT,
  "knows" TEXT,
  "share_consent" TEXT,
  "is_unshareable" INTEGER NOT NULL DEFAULT 0,
  "unshareable_note" TEXT,
  "died_on" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "person" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "subject" INTEGER REFERENCES subject (id),
  "name" TEXT,
  "relation" TEXT,
  "relation_text" TEXT,
  "phone" TEXT,
  "is_key" INTEGER NOT NULL DEFAULT 0,
  "is_emergency" INTEGER NOT NULL DEFAULT 0,
  "note" TEXT,
  "position" INTEGER
) STRICT;

CREATE TABLE "consulter" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "kana" TEXT,
  "profession" TEXT,
  "affil_kind" TEXT,
  "affiliation" TEXT,
  "phone" TEXT,
  "fax" TEXT,
  "mobile" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "case" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "number" TEXT,
  "title" TEXT,
  "subject" INTEGER REFERENCES subject (id),
  "age_band" TEXT,
  "sex" TEXT,
  "area" INTEGER REFERENCES area (id),
  "care_level" TEXT,
  "household_kind" TEXT,
  "household_sub" TEXT,
  "summary" TEXT,
  "status" TEXT,
  "staff" INTEGER REFERENCES staff (id),
  "opened_on" TEXT,
  "is_hard" INTEGER NOT NULL DEFAULT 0,
  "is_home_risk" INTEGER NOT NULL DEFAULT 0,
  "is_grave" INTEGER NOT NULL DEFAULT 0,
  "flag_reason" TEXT,
  "no_classification" TEXT,
  "closed_on" TEXT,
  "close_reason" TEXT,
  "close_note" TEXT,
  "wished_place" TEXT,
  "actual_place" TEXT,
  "stage" TEXT,
  "is_unshareable" INTEGER NOT NULL DEFAULT 0,
  "unshareable_note" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE "consultation" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "number" TEXT,
  "received_at" TEXT,
  "entered_at" TEXT,
  "kind" TEXT,
  "channel" TEXT,
  "channel_text" TEXT,
  "direction" TEXT,
  "staff" INTEGER REFERENCES staff (id),
  "consulter" INTEGER REFERENCES consulter (id),
  "consulter_name" TEXT,
  "affiliation" TEXT,
  "affil_kind" TEXT,
  "profession" TEXT,
  "consulter_phone" TEXT,
  "subject" INTEGER REFERENCES subject (id),
  "case" INTEGER REFERENCES "case" (id),
  "area" INTEGER REFERENCES area (id),
  "is_no_case" INTEGER NOT NULL DEFAULT 0,
  "text" TEXT,
  "contents" TEXT,
  "content_text" TEXT,
  "scenes" TEXT,
  "actions" TEXT,
  "urgency" TEXT,
  "follow_state" TEXT,
  "is_conference" INTEGER NOT NULL DEFAULT 0,
  "cgsc_area" INTEGER REFERENCES area (id),
  "handover_on" TEXT,
  "handover_result" TEXT,
  "knows" TEXT,
  "share_consent" TEXT,
  "is_unshareable" INTEGER NOT NULL DEFAULT 0,
  "unshareable_note" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE "contact" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "consultation" INTEGER REFERENCES consultation (id),
  "at" TEXT,
  "channel" TEXT,
  "direction" TEXT,
  "with_whom" TEXT,
  "phone" TEXT,
  "text" TEXT,
  "minutes" INTEGER,
  "staff" INTEGER REFERENCES staff (id),
  "is_first" INTEGER NOT NULL DEFAULT 0,
  "void_reason" TEXT
) STRICT;

CREATE TABLE "follow_up" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "consultation" INTEGER REFERENCES consultation (id),
  "case" INTEGER REFERENCES "case" (id),
  "staff" INTEGER REFERENCES staff (id),
  "who" TEXT,
  "what" TEXT,
  "due" TEXT,
  "due_time" TEXT,
  "status" TEXT,
  "is_waiting" INTEGER NOT NULL DEFAULT 0,
  "phone" TEXT,
  "done_on" TEXT,
  "result" TEXT
) STRICT;

CREATE TABLE "memo" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "case" INTEGER REFERENCES "case" (id),
  "subject" INTEGER REFERENCES subject (id),
  "at" TEXT,
  "text" TEXT,
  "staff" INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE "case_issue" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "case" INTEGER REFERENCES "case" (id),
  "issue" TEXT,
  "text" TEXT,
  "weight" INTEGER,
  "ticked_on" TEXT,
  "staff" INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE "finding" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "case" INTEGER REFERENCES "case" (id),
  "consultation" INTEGER REFERENCES consultation (id),
  "contact" INTEGER REFERENCES contact (id),
  "memo" INTEGER REFERENCES memo (id),
  "field" TEXT,
  "note_revision" TEXT,
  "quote" TEXT,
  "offset" INTEGER,
  "length" INTEGER,
  "issue" TEXT,
  "weight" INTEGER,
  "is_lost" INTEGER NOT NULL DEFAULT 0,
  "found_on" TEXT,
  "staff" INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE "case_set" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "meeting" TEXT,
  "held_on" TEXT,
  "fiscal_year" INTEGER,
  "selection" TEXT,
  "period_from" TEXT,
  "period_to" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "case_set_member" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "case_set" INTEGER REFERENCES case_set (id),
  "case" INTEGER REFERENCES "case" (id),
  "letter" TEXT,
  "position" INTEGER
) STRICT;

CREATE TABLE "share_sheet" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "case" INTEGER REFERENCES "case" (id),
  "written_on" TEXT,
  "item1" TEXT,
  "item2" TEXT,
  "item3" TEXT,
  "item4" TEXT,
  "item5" TEXT,
  "item6" TEXT,
  "item7" TEXT,
  "item8" TEXT,
  "item9" TEXT,
  "item10" TEXT,
  "item11" TEXT,
  "item12" TEXT
) STRICT;

-- Derived from consultation.contents, scenes and actions; axis 1, 2, 3. Position 0 is the main one.
CREATE TABLE consultation_code (
  consultation_id INTEGER NOT NULL REFERENCES consultation (id),
  axis INTEGER NOT NULL,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (consultation_id, axis, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX consultation_code_code ON consultation_code (axis, code, consultation_id);

-- Lists by newest and everything a filter or a cross table asks, so that neither reads the long texts.
CREATE INDEX consultation_received ON consultation (received_at, id, state, kind, channel, direction, profession, affil_kind, area, staff, subject, "case", consulter, urgency, follow_state, is_no_case, is_conference);
-- When a hit of the search was received, without its long row.
CREATE INDEX consultation_entered ON consultation (id, received_at);
CREATE INDEX consultation_handover ON consultation (id, handover_result) WHERE handover_on IS NOT NULL OR handover_result IS NOT NULL;
CREATE INDEX consultation_subject ON consultation (subject) WHERE subject IS NOT NULL;
CREATE INDEX consultation_case ON consultation ("case", received_at, id, state) WHERE "case" IS NOT NULL;
CREATE INDEX consultation_consulter ON consultation (consulter) WHERE consulter IS NOT NULL;
CREATE UNIQUE INDEX consultation_number ON consultation (number) WHERE number IS NOT NULL;
CREATE INDEX contact_consultation ON contact (consultation, at, state);
CREATE INDEX contact_at ON contact (at, channel, direction, minutes, consultation, state);
CREATE INDEX follow_up_due ON follow_up (status, due) WHERE state = 0;
CREATE INDEX follow_up_consultation ON follow_up (consultation) WHERE consultation IS NOT NULL;
CREATE INDEX follow_up_case ON follow_up ("case") WHERE "case" IS NOT NULL;
CREATE INDEX subject_birth ON subject (birth) WHERE birth IS NOT NULL;
CREATE INDEX subject_address ON subject (address) WHERE address IS NOT NULL;
CREATE INDEX subject_household ON subject (household) WHERE household IS NOT NULL;
CREATE INDEX person_subject ON person (subject);
CREATE INDEX case_subject ON "case" (subject) WHERE subject IS NOT NULL;
CREATE INDEX case_opened ON "case" (opened_on, id);
CREATE UNIQUE INDEX case_number ON "case" (number) WHERE number IS NOT NULL;
CREATE INDEX case_issue_case ON case_issue ("case", issue);
CREATE INDEX case_issue_issue ON case_issue (issue, "case");
CREATE INDEX finding_case ON finding ("case") WHERE "case" IS NOT NULL;
CREATE INDEX finding_consultation ON finding (consultation) WHERE consultation IS NOT NULL;
CREATE INDEX finding_contact ON finding (contact) WHERE contact IS NOT NULL;
CREATE INDEX memo_case ON memo ("case") WHERE "case" IS NOT NULL;
CREATE INDEX memo_subject ON memo (subject) WHERE subject IS NOT NULL;
CREATE INDEX case_set_member_set ON case_set_member (case_set, position);
CREATE INDEX case_set_member_case ON case_set_member ("case");
CREATE INDEX share_sheet_case ON share_sheet ("case");
CREATE UNIQUE INDEX area_code ON area (code) WHERE state = 0;
CREATE INDEX town_name ON town (name);
CREATE INDEX term_code ON term (vocabulary, code);

-- Written by the store in the transaction of the record (no triggers); contentless, text folded before it comes in. Each save
-- makes a segment; 2000 are the end of FTS5 (it then says the disk is full), so the store merges between saves.
CREATE VIRTUAL TABLE consultation_search USING fts5 (body, who, content = '', columnsize = 0, detail = full, tokenize = 'mdg');
CREATE VIRTUAL TABLE subject_search USING fts5 (who, content = '', columnsize = 0, detail = full, tokenize = 'mdg');
CREATE VIRTUAL TABLE consulter_search USING fts5 (who, content = '', columnsize = 0, detail = full, tokenize = 'mdg');

INSERT INTO consultation_search (consultation_search, rank) VALUES ('automerge', 0), ('usermerge', 8), ('crisismerge', 500);
INSERT INTO subject_search (subject_search, rank) VALUES ('automerge', 0), ('usermerge', 8), ('crisismerge', 500);
INSERT INTO consulter_search (consulter_search, rank) VALUES ('automerge', 0), ('usermerge', 8), ('crisismerge', 500);
