-- Below how many people a count stays on the desk: for the committee, for the public. NULL is the usual one.
ALTER TABLE centre ADD COLUMN "least_committee" INTEGER;
ALTER TABLE centre ADD COLUMN "least_public" INTEGER;
