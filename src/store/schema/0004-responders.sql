-- Who goes out and who stands in: the doctors of the roster, their duties, the doctors of a case and who covers for them.

CREATE TABLE "doctor" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "kana" TEXT,
  "role" TEXT,
  "specialities" TEXT,
  "affiliation" TEXT,
  "phone" TEXT,
  "mobile" TEXT,
  "mail" TEXT,
  "reach" TEXT,
  "is_member" INTEGER NOT NULL DEFAULT 0,
  "has_experience" INTEGER NOT NULL DEFAULT 0,
  "requirements" TEXT,
  "checked_on" TEXT,
  "areas" TEXT,
  "week_hours" TEXT,
  "since" TEXT,
  "until" TEXT,
  "note" TEXT,
  "position" INTEGER
) STRICT;

CREATE TABLE "duty" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "doctor" INTEGER REFERENCES doctor (id),
  "day" TEXT,
  "starts_at" TEXT,
  "ends_at" TEXT,
  "kind" TEXT,
  "place" TEXT,
  "instead_of" INTEGER REFERENCES doctor (id),
  "note" TEXT
) STRICT;

CREATE TABLE "attending" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "case" INTEGER REFERENCES "case" (id),
  "role" TEXT,
  "name" TEXT,
  "affiliation" TEXT,
  "doctor" INTEGER REFERENCES doctor (id),
  "phone" TEXT,
  "reach" TEXT,
  "week_hours" TEXT,
  "conditions" TEXT,
  "consent_on" TEXT,
  "informed_on" TEXT,
  "note" TEXT,
  "position" INTEGER
) STRICT;

CREATE TABLE "cover" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "case" INTEGER REFERENCES "case" (id),
  "absent_name" TEXT,
  "absent_affiliation" TEXT,
  "from_on" TEXT,
  "starts_at" TEXT,
  "to_on" TEXT,
  "ends_at" TEXT,
  "patients" INTEGER,
  "reason" TEXT,
  "name" TEXT,
  "affiliation" TEXT,
  "doctor" INTEGER REFERENCES doctor (id),
  "phone" TEXT,
  "reach" TEXT,
  "agreed_on" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "hand_raise" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "referral" INTEGER REFERENCES referral (id),
  "agency" INTEGER REFERENCES agency (id),
  "doctor" INTEGER REFERENCES doctor (id),
  "name" TEXT,
  "profession" TEXT,
  "phone" TEXT,
  "fax" TEXT,
  "asked_at" TEXT,
  "way" TEXT,
  "asked_by" INTEGER REFERENCES staff (id),
  "due" TEXT,
  "reply" TEXT,
  "replied_on" TEXT,
  "words" TEXT,
  "refusal" TEXT,
  "is_chosen" INTEGER NOT NULL DEFAULT 0,
  "chosen_on" TEXT,
  "override_reason" TEXT,
  "position" INTEGER
) STRICT;

CREATE TABLE "support_call" (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  revision BLOB NOT NULL CHECK (length (revision) = 16),
  origin INTEGER NOT NULL DEFAULT 1 REFERENCES origin (id),
  state INTEGER NOT NULL DEFAULT 0,
  "referral" INTEGER REFERENCES referral (id),
  "called_at" TEXT,
  "stage" TEXT,
  "with_whom" TEXT,
  "result" TEXT,
  "text" TEXT,
  "introduced" TEXT,
  "next_on" TEXT,
  "next_time" TEXT,
  "staff" INTEGER REFERENCES staff (id)
) STRICT;

CREATE INDEX duty_day ON duty (day, doctor);
CREATE INDEX attending_case ON attending ("case", position);
CREATE INDEX cover_case ON cover ("case") WHERE "case" IS NOT NULL;
CREATE INDEX cover_from ON cover (from_on, to_on);
CREATE INDEX hand_raise_referral ON hand_raise (referral);
CREATE INDEX support_call_referral ON support_call (referral, called_at);
