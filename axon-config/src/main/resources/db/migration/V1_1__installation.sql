-- What belongs to the installation as a whole and to no tenant: exactly one row.
CREATE TABLE installation (
    only_row               boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    master_key_fingerprint text        NOT NULL,
    created_at             timestamptz NOT NULL DEFAULT now()
);
