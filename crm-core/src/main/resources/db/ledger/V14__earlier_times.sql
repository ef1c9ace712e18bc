-- What was sealed before there were times of sealing (V10) has times that follow from when it was recorded: the ledger tells up to which position, once.
CREATE TABLE earlier_times (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    up_to bigint  NOT NULL
);

-- Nothing is sealed in the very microsecond in which it was recorded; in a simulated ledger all is, since its clock runs elsewhere.
INSERT INTO earlier_times (up_to)
    SELECT max(t.position)
    FROM (SELECT position, max(recorded_at) OVER (ORDER BY position) AS at FROM seal JOIN event USING (global_index)) AS told
    JOIN seal_time t ON t.position = told.position AND t.sealed_at = told.at
    WHERE NOT EXISTS (SELECT 1 FROM ledger_kind WHERE kind = 'simulated')
    HAVING max(t.position) IS NOT NULL;

GRANT SELECT ON earlier_times TO ${app};
