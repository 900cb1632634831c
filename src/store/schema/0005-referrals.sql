-- Requests to doctors and others: the form, its way through the centre, visits, what came of them, and the scan of the original.

CREATE TABLE "referral" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "number" TEXT,
  "kind" TEXT,
  "status" TEXT,
  "form_serial" TEXT,
  "req_kind" TEXT,
  "requested_on" TEXT,
  "consulter" INTEGER REFERENCES consulter (id),
  "affiliation" TEXT,
  "affil_kind" TEXT,
  "requester_name" TEXT,
  "profession" TEXT,
  "phone" TEXT,
  "fax" TEXT,
  "mobile" TEXT,
  "mail" TEXT,
  "subject" INTEGER REFERENCES subject (id),
  "case" INTEGER REFERENCES "case" (id),
  "consultation" INTEGER REFERENCES consultation (id),
  "subject_name" TEXT,
  "subject_kana" TEXT,
  "sex" TEXT,
  "birth" TEXT,
  "age" INTEGER,
  "address" TEXT,
  "area" INTEGER REFERENCES area (id),
  "care_level" TEXT,
  "care_flag" TEXT,
  "reasons" TEXT,
  "reason_text" TEXT,
  "targets" TEXT,
  "request_text" TEXT,
  "has_doctor" TEXT,
  "doctor" TEXT,
  "insurance" TEXT,
  "insurance_text" TEXT,
  "life_history" TEXT,
  "household_kind" TEXT,
  "household_sub" TEXT,
  "household_text" TEXT,
  "family_view" TEXT,
  "has_money_trouble" TEXT,
  "money_text" TEXT,
  "extra" TEXT,
  "household_snapshot" TEXT,
  "received_at" TEXT,
  "received_by" TEXT,
  "receiver" INTEGER REFERENCES staff (id),
  "binder" TEXT,
  "owner" INTEGER REFERENCES staff (id),
  "need" TEXT,
  "urgency" TEXT,
  "decided_by" TEXT,
  "decided_on" TEXT,
  "consent" TEXT,
  "consent_reason" TEXT,
  "consent_on" TEXT,
  "responder_uuid" TEXT,
  "responder_name" TEXT,
  "chosen" TEXT,
  "unmet" TEXT,
  "unmet_text" TEXT,
  "outreach_kind" TEXT,
  "adviser_uuid" TEXT,
  "adviser" TEXT,
  "advised_on" TEXT,
  "advice" TEXT,
  "ball" TEXT,
  "ball_text" TEXT,
  "next_what" TEXT,
  "next_due" TEXT,
  "clock_due" TEXT,
  "paused_on" TEXT,
  "reschedules" INTEGER,
  "fax_state" TEXT,
  "fax_to" TEXT,
  "fax_sent_at" TEXT,
  "fax_reply_due" TEXT,
  "fax_note" TEXT,
  "guided_to" TEXT,
  "discharged_on" TEXT,
  "readmitted_on" TEXT,
  "summary" TEXT,
  "no_classification" TEXT,
  "closed_on" TEXT,
  "is_unshareable" INTEGER NOT NULL DEFAULT 0,
  "unshareable_note" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE "referral_step" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "referral" INTEGER REFERENCES referral (id),
  "at" TEXT,
  "staff" INTEGER REFERENCES staff (id),
  "operation" TEXT,
  "from_state" TEXT,
  "to_state" TEXT,
  "on_date" TEXT,
  "reason" TEXT,
  "text" TEXT,
  "who" TEXT,
  "method" TEXT,
  "evidence" TEXT,
  "owner" INTEGER REFERENCES staff (id),
  "ball" TEXT,
  "next_due" TEXT,
  "clock_due" TEXT
) STRICT;

CREATE TABLE "referral_pause" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "referral" INTEGER REFERENCES referral (id),
  "from_on" TEXT,
  "to_on" TEXT,
  "reason" TEXT,
  "reason_text" TEXT,
  "staff" INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE "referral_visit" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "referral" INTEGER REFERENCES referral (id),
  "position" INTEGER,
  "status" TEXT,
  "planned_at" TEXT,
  "place" TEXT,
  "doctor_uuid" TEXT,
  "doctor" TEXT,
  "escorts" TEXT,
  "moved_reason" TEXT,
  "moved_text" TEXT,
  "visited_on" TEXT,
  "starts_at" TEXT,
  "minutes" INTEGER,
  "attendees" TEXT,
  "is_missed" INTEGER NOT NULL DEFAULT 0,
  "missed_reason" TEXT,
  "findings" TEXT,
  "condition" TEXT,
  "plan" TEXT,
  "staff" INTEGER REFERENCES staff (id),
  "void_reason" TEXT
) STRICT;

CREATE TABLE "referral_scale" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "referral" INTEGER REFERENCES referral (id),
  "visit" INTEGER REFERENCES referral_visit (id),
  "scale" TEXT,
  "score" INTEGER,
  "measured_on" TEXT,
  "measured_by" TEXT
) STRICT;

CREATE TABLE "referral_outcome" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "referral" INTEGER REFERENCES referral (id),
  "span" TEXT,
  "outcome" TEXT,
  "outcome_on" TEXT,
  "text" TEXT,
  "staff" INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE "referral_item" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "referral" INTEGER REFERENCES referral (id),
  "item" TEXT,
  "status" TEXT,
  "done_on" TEXT,
  "text" TEXT,
  "position" INTEGER
) STRICT;

CREATE TABLE "attachment" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "referral" INTEGER REFERENCES referral (id),
  "name" TEXT,
  "media" TEXT,
  "size" INTEGER,
  "hash" TEXT,
  "added_on" TEXT,
  "staff" INTEGER REFERENCES staff (id),
  "note" TEXT,
  "void_reason" TEXT
) STRICT;

-- What a scan holds, once for each content, apart from the rows that are listed.
CREATE TABLE attachment_body (
  hash TEXT PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;

-- Lists by state, owner and due, and the newest first, without the long texts.
CREATE INDEX referral_list ON referral (status, next_due, id, state, kind, owner, urgency, ball, received_at);
CREATE INDEX referral_received ON referral (received_at, id, state, kind, status);
CREATE UNIQUE INDEX referral_number ON referral (number) WHERE number IS NOT NULL;
CREATE INDEX referral_serial ON referral (form_serial) WHERE form_serial IS NOT NULL;
CREATE INDEX referral_case ON referral ("case") WHERE "case" IS NOT NULL;
CREATE INDEX referral_subject ON referral (subject) WHERE subject IS NOT NULL;
CREATE INDEX referral_consultation ON referral (consultation) WHERE consultation IS NOT NULL;
CREATE INDEX referral_step_referral ON referral_step (referral, at);
CREATE INDEX referral_pause_referral ON referral_pause (referral, from_on);
CREATE INDEX referral_visit_referral ON referral_visit (referral, position);
CREATE INDEX referral_visit_planned ON referral_visit (planned_at) WHERE planned_at IS NOT NULL;
CREATE INDEX referral_visit_visited ON referral_visit (visited_on) WHERE visited_on IS NOT NULL;
CREATE INDEX referral_scale_referral ON referral_scale (referral);
CREATE INDEX referral_outcome_referral ON referral_outcome (referral, span);
CREATE INDEX referral_item_referral ON referral_item (referral, position);
CREATE INDEX attachment_referral ON attachment (referral) WHERE referral IS NOT NULL;
CREATE INDEX attachment_hash ON attachment (hash);

-- What a centre sets for its referrals: the terms, the list of targets on its form, where the city takes reports of abuse, and
-- when the rule of the FAX channel was last looked at.
ALTER TABLE centre ADD COLUMN "referral_terms" TEXT;
ALTER TABLE centre ADD COLUMN "target_list" TEXT;
ALTER TABLE centre ADD COLUMN "report_line" TEXT;
ALTER TABLE centre ADD COLUMN "fax_rule_checked_on" TEXT;
ALTER TABLE centre ADD COLUMN "fax_rule_due" TEXT;
