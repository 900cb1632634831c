-- From issues of cases to what the city does: boards and their meetings, the ladder, what was given out.

CREATE TABLE "board_member" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "board" TEXT,
  "name" TEXT,
  "kana" TEXT,
  "affiliation" TEXT,
  "profession" TEXT,
  "seat" TEXT,
  "represents" TEXT,
  "since" TEXT,
  "until" TEXT,
  "is_officer" INTEGER NOT NULL DEFAULT 0,
  "is_manager" INTEGER NOT NULL DEFAULT 0,
  "position" INTEGER
) STRICT;

CREATE TABLE "cycle" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "fiscal_year" INTEGER,
  "board" TEXT,
  "theme" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "cycle_step" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "cycle" INTEGER REFERENCES cycle (id),
  "step" INTEGER,
  "planned_on" TEXT,
  "done_on" TEXT,
  "output" TEXT,
  "professions" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "meeting" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "board" TEXT,
  "title" TEXT,
  "held_on" TEXT,
  "starts_at" TEXT,
  "ends_at" TEXT,
  "place" TEXT,
  "mode" TEXT,
  "status" TEXT,
  "cycle" INTEGER REFERENCES cycle (id),
  "step" INTEGER,
  "topics" TEXT,
  "is_multi" INTEGER NOT NULL DEFAULT 0,
  "case_set" INTEGER REFERENCES case_set (id),
  "agenda" TEXT,
  "minutes" TEXT,
  "decisions" TEXT,
  "staff" INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE "attendance" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "meeting" INTEGER REFERENCES meeting (id),
  "member" INTEGER REFERENCES board_member (id),
  "name" TEXT,
  "affiliation" TEXT,
  "profession" TEXT,
  "seat" TEXT,
  "is_present" INTEGER NOT NULL DEFAULT 0,
  "is_web" INTEGER NOT NULL DEFAULT 0,
  "is_officer" INTEGER NOT NULL DEFAULT 0,
  "is_manager" INTEGER NOT NULL DEFAULT 0,
  "position" INTEGER
) STRICT;

CREATE TABLE "raised_issue" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "level" TEXT,
  "title" TEXT,
  "text" TEXT,
  "issues" TEXT,
  "area" INTEGER REFERENCES area (id),
  "fiscal_year" INTEGER,
  "standing" TEXT,
  "status" TEXT,
  "priority" TEXT,
  "theme" TEXT,
  "is_grave" INTEGER NOT NULL DEFAULT 0,
  "raised_on" TEXT,
  "staff" INTEGER REFERENCES staff (id),
  "position" INTEGER
) STRICT;

CREATE TABLE "issue_source" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "raised_issue" INTEGER REFERENCES raised_issue (id),
  "case" INTEGER REFERENCES "case" (id),
  "issue" TEXT,
  "finding" INTEGER REFERENCES finding (id),
  "consultation" INTEGER REFERENCES consultation (id),
  "source" INTEGER REFERENCES raised_issue (id),
  "note" TEXT
) STRICT;

CREATE TABLE "measure" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "text" TEXT,
  "response" TEXT,
  "theme" TEXT,
  "body" TEXT,
  "owner" TEXT,
  "due" TEXT,
  "due_text" TEXT,
  "status" TEXT,
  "scheme" TEXT,
  "plan_item" TEXT,
  "fiscal_year" INTEGER,
  "note" TEXT,
  "staff" INTEGER REFERENCES staff (id),
  "position" INTEGER
) STRICT;

CREATE TABLE "measure_source" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "measure" INTEGER REFERENCES measure (id),
  "raised_issue" INTEGER REFERENCES raised_issue (id)
) STRICT;

CREATE TABLE "decision" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "board" TEXT,
  "decided_on" TEXT,
  "verdict" TEXT,
  "meeting" INTEGER REFERENCES meeting (id),
  "minutes" TEXT,
  "raised_issue" INTEGER REFERENCES raised_issue (id),
  "measure" INTEGER REFERENCES measure (id),
  "raised_to" INTEGER REFERENCES raised_issue (id),
  "staff" INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE "measure_review" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "measure" INTEGER REFERENCES measure (id),
  "reviewed_on" TEXT,
  "rating" TEXT,
  "text" TEXT,
  "next" TEXT,
  "board" TEXT,
  "meeting" INTEGER REFERENCES meeting (id),
  "staff" INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE "agenda_item" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "meeting" INTEGER REFERENCES meeting (id),
  "position" INTEGER,
  "kind" TEXT,
  "reason" TEXT,
  "case" INTEGER REFERENCES "case" (id),
  "raised_issue" INTEGER REFERENCES raised_issue (id),
  "measure" INTEGER REFERENCES measure (id),
  "title" TEXT,
  "text" TEXT,
  "advice" TEXT,
  "adviser" TEXT,
  "verdict" TEXT,
  "verdict_text" TEXT,
  "staff" INTEGER REFERENCES staff (id),
  "owner" TEXT,
  "due" TEXT,
  "status" TEXT,
  "carried_from" INTEGER REFERENCES agenda_item (id)
) STRICT;

CREATE TABLE "case_letter" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "case_set" INTEGER REFERENCES case_set (id),
  "meeting" INTEGER REFERENCES meeting (id),
  "version" TEXT,
  "case" INTEGER REFERENCES "case" (id),
  "letter" TEXT
) STRICT;

CREATE TABLE "rewrite" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "version" TEXT,
  "case" INTEGER REFERENCES "case" (id),
  "agenda_item" INTEGER REFERENCES agenda_item (id),
  "raised_issue" INTEGER REFERENCES raised_issue (id),
  "measure" INTEGER REFERENCES measure (id),
  "field" TEXT,
  "source" TEXT,
  "text" TEXT,
  "writer" INTEGER REFERENCES staff (id),
  "written_on" TEXT,
  "checker" INTEGER REFERENCES staff (id),
  "checked_on" TEXT
) STRICT;

CREATE TABLE "release" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "number" TEXT,
  "kind" TEXT,
  "title" TEXT,
  "version" TEXT,
  "released_on" TEXT,
  "meeting" INTEGER REFERENCES meeting (id),
  "case_set" INTEGER REFERENCES case_set (id),
  "fiscal_year" INTEGER,
  "spec" TEXT,
  "content" TEXT,
  "cells" TEXT,
  "copies" INTEGER,
  "writer" INTEGER REFERENCES staff (id),
  "checker" INTEGER REFERENCES staff (id),
  "override_reason" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "release_copy" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "release" INTEGER REFERENCES release (id),
  "number" INTEGER,
  "recipient" TEXT,
  "status" TEXT,
  "handed_on" TEXT,
  "done_on" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "saved_table" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "spec" TEXT,
  "staff" INTEGER REFERENCES staff (id),
  "position" INTEGER
) STRICT;

CREATE TABLE "crosswalk" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "vocabulary" TEXT,
  "old_code" TEXT,
  "new_code" TEXT,
  "from_year" INTEGER,
  "note" TEXT
) STRICT;

CREATE INDEX board_member_board ON board_member (board, since);
CREATE INDEX cycle_step_cycle ON cycle_step (cycle, step);
CREATE INDEX meeting_held ON meeting (held_on, id);
CREATE INDEX attendance_meeting ON attendance (meeting, position);
CREATE INDEX agenda_item_meeting ON agenda_item (meeting, position);
CREATE INDEX agenda_item_case ON agenda_item ("case") WHERE "case" IS NOT NULL;
CREATE INDEX raised_issue_level ON raised_issue (level, fiscal_year, position);
CREATE INDEX issue_source_raised ON issue_source (raised_issue);
CREATE INDEX issue_source_case ON issue_source ("case", issue) WHERE "case" IS NOT NULL;
CREATE INDEX issue_source_consultation ON issue_source (consultation) WHERE consultation IS NOT NULL;
CREATE INDEX issue_source_finding ON issue_source (finding) WHERE finding IS NOT NULL;
CREATE INDEX issue_source_source ON issue_source (source) WHERE source IS NOT NULL;
CREATE INDEX measure_theme ON measure (theme, response, position);
CREATE INDEX measure_source_measure ON measure_source (measure);
CREATE INDEX measure_source_raised ON measure_source (raised_issue);
CREATE INDEX decision_raised ON decision (raised_issue) WHERE raised_issue IS NOT NULL;
CREATE INDEX decision_measure ON decision (measure) WHERE measure IS NOT NULL;
CREATE INDEX decision_meeting ON decision (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX measure_review_measure ON measure_review (measure, reviewed_on);
CREATE INDEX case_letter_set ON case_letter (case_set, version);
CREATE INDEX rewrite_case ON rewrite ("case") WHERE "case" IS NOT NULL;
CREATE INDEX release_kind ON release (kind, version, released_on);
CREATE INDEX release_copy_release ON release_copy (release, number);

-- What widens in committee versions, for a person may be recognised by it.
ALTER TABLE term ADD COLUMN "is_rare" INTEGER NOT NULL DEFAULT 0;

-- Typing the name of one who asks, and lists of what is open, whatever the size.
DROP INDEX consultation_consulter;
CREATE INDEX consultation_consulter ON consultation (consulter, received_at, state, profession) WHERE consulter IS NOT NULL;
CREATE INDEX consultation_open ON consultation (follow_state) WHERE state = 0 AND follow_state IN ('open', 'pending', 'waiting');

-- The list of cases goes through what happened, newest first.
CREATE INDEX memo_at ON memo (at, "case") WHERE "case" IS NOT NULL;
