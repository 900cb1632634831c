-- What was said at a meeting is written anew for others as what was said of a case.
ALTER TABLE "rewrite" ADD COLUMN "meeting" INTEGER REFERENCES meeting (id);

CREATE INDEX rewrite_item ON rewrite (agenda_item) WHERE agenda_item IS NOT NULL;
CREATE INDEX rewrite_meeting ON rewrite (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX case_letter_meeting ON case_letter (meeting, version) WHERE meeting IS NOT NULL;
