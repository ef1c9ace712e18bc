-- As far as a job has come that can go on from there, on another node as well; null where it begins anew, and when it is over.
ALTER TABLE job ADD COLUMN so_far text;
