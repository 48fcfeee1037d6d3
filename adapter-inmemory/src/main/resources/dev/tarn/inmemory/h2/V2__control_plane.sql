-- Times are milliseconds since 1970 in UTC; statuses and other words are spelt as the enums of the domain spell them.

CREATE TABLE IF NOT EXISTS data_store (
    id                         VARCHAR(32) PRIMARY KEY,
    account                    VARCHAR(12) NOT NULL,
    region                     VARCHAR(64) NOT NULL,
    name                       VARCHAR,
    created_at                 BIGINT      NOT NULL,
    since                      BIGINT      NOT NULL, -- when it came into its status
    status                     VARCHAR(32) NOT NULL,
    error_message              VARCHAR,
    error_category             VARCHAR(32),
    type_version               VARCHAR(8)  NOT NULL,
    cmk_type                   VARCHAR(32) NOT NULL,
    kms_key_id                 VARCHAR,
    preload_data_type          VARCHAR(32),
    authorization_strategy     VARCHAR(32) NOT NULL,
    fine_grained_authorization BOOLEAN     NOT NULL,
    smart_metadata             VARCHAR,
    idp_lambda_arn             VARCHAR,
    nlp                        BOOLEAN     NOT NULL, -- whether there is a configuration; it may have no status
    nlp_status                 VARCHAR(32),
    analytics                  BOOLEAN     NOT NULL,
    analytics_status           VARCHAR(32),
    default_profiles           VARCHAR ARRAY
);

CREATE TABLE IF NOT EXISTS tag (
    data_store_id VARCHAR(32) NOT NULL,
    position      INT         NOT NULL,
    tag_key       VARCHAR     NOT NULL,
    tag_value     VARCHAR     NOT NULL,
    PRIMARY KEY (data_store_id, position)
);

CREATE TABLE IF NOT EXISTS job (
    id                               VARCHAR(32)  PRIMARY KEY,
    number                           BIGINT       GENERATED ALWAYS AS IDENTITY, -- the order of submission
    kind                             VARCHAR(8)   NOT NULL,
    data_store_id                    VARCHAR(32)  NOT NULL,
    name                             VARCHAR,
    submit_time                      BIGINT       NOT NULL,
    output_s3_uri                    VARCHAR      NOT NULL,
    kms_key_id                       VARCHAR      NOT NULL,
    data_access_role_arn             VARCHAR      NOT NULL,
    status                           VARCHAR(32)  NOT NULL,
    end_time                         BIGINT,
    message                          VARCHAR,
    -- Of imports alone:
    input_s3_uri                     VARCHAR,
    validation_level                 VARCHAR(32),
    scanned_files                    BIGINT,
    scanned_megabytes                DOUBLE PRECISION,
    imported_files                   BIGINT,
    resources_scanned                BIGINT,
    resources_imported               BIGINT,
    resources_with_customer_error    BIGINT,
    files_with_customer_error        BIGINT,
    throughput                       DOUBLE PRECISION
);

CREATE INDEX IF NOT EXISTS job_of_data_store ON job (data_store_id);

CREATE TABLE IF NOT EXISTS client_token (
    operation     VARCHAR(64) NOT NULL,
    account       VARCHAR(12) NOT NULL,
    region        VARCHAR(64) NOT NULL,
    token         VARCHAR(64) NOT NULL,
    digest        VARCHAR(64) NOT NULL,
    data_store_id VARCHAR(32) NOT NULL,
    made          VARCHAR(32) NOT NULL,
    PRIMARY KEY (operation, account, region, token)
);

CREATE INDEX IF NOT EXISTS client_token_of_data_store ON client_token (data_store_id);
