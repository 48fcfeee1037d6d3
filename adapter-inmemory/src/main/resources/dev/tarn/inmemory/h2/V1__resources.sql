-- Each statement can be run again: H2 commits every CREATE by itself, and a process that is killed in the middle of a
-- migration runs all of it again the next time.

-- Numbers that are given once and never again.
CREATE TABLE IF NOT EXISTS counter (
    name VARCHAR PRIMARY KEY,
    last BIGINT NOT NULL
);

-- A data store's resources. Without a data store: they were dropped, and are being deleted.
CREATE TABLE IF NOT EXISTS resource_space (
    space INTEGER PRIMARY KEY,
    datastore VARCHAR UNIQUE
);

-- The numbers that types have in here, 1 to 255.
CREATE TABLE IF NOT EXISTS resource_type (
    code INTEGER PRIMARY KEY,
    name VARCHAR NOT NULL UNIQUE
);

-- A type in a space: shelf = space * 256 + type. live: how many resources are there and not deleted.
CREATE TABLE IF NOT EXISTS resource_shelf (
    shelf INTEGER PRIMARY KEY,
    live BIGINT NOT NULL
);

-- The current version of each resource. place = shelf * 2^32 + a number that grows with each creation: H2 keeps the rows
-- in the order of this key, so that an export reads them as they lie. Without a body: it was deleted.
CREATE TABLE IF NOT EXISTS resource (
    place BIGINT PRIMARY KEY,
    id VARCHAR NOT NULL,
    version BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    slot TINYINT NOT NULL,
    slot_at INTEGER NOT NULL,
    body VARBINARY
);

-- Where the resource with an id is. finder = shelf * 2^32 + a hash of the id, or the next number after that is free. An
-- index of shelf and id would do the same with longer entries, and so in more pages.
CREATE TABLE IF NOT EXISTS resource_finder (
    finder BIGINT PRIMARY KEY,
    place BIGINT NOT NULL
);

-- The versions before the current one.
CREATE TABLE IF NOT EXISTS resource_version (
    place BIGINT NOT NULL,
    version BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    slot TINYINT NOT NULL,
    slot_at INTEGER NOT NULL,
    body VARBINARY,
    PRIMARY KEY (place, version)
);

-- What was created under an idempotency key.
CREATE TABLE IF NOT EXISTS idempotency_key (
    space INTEGER NOT NULL,
    token UUID NOT NULL,
    shelf INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    PRIMARY KEY (space, token)
);

-- What a job's batch did, for as long as the job may start over.
CREATE TABLE IF NOT EXISTS import_batch (
    space INTEGER NOT NULL,
    job VARCHAR NOT NULL,
    number BIGINT NOT NULL,
    digest BIGINT NOT NULL,
    results VARBINARY NOT NULL,
    PRIMARY KEY (space, job, number)
);
