-- The table in which Flyway notes what it has done, as Flyway makes it. A file that is made at once begins with a
-- baseline: whatever comes up to that version is not done again.
CREATE TABLE "tarn_schema_history" (
    "installed_rank" INT NOT NULL,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL,
    CONSTRAINT "tarn_schema_history_pk" PRIMARY KEY ("installed_rank")
);
CREATE INDEX "tarn_schema_history_s_idx" ON "tarn_schema_history" ("success");
