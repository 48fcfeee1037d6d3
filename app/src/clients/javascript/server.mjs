import { HealthLake } from "@aws-sdk/client-healthlake";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const ROLE = "arn:aws:iam::123456789012:role/HealthLakeDataAccess";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

// TARN_KEY=ID:SECRET is a key of a server with --auth; any other server takes any key.
const [accessKeyId, secretAccessKey] = (process.env.TARN_KEY ?? "test:test").split(":");
export const VERIFIED = process.env.TARN_KEY !== undefined;

/** What clients of the server at this URL have in common. Nothing is tried again: the first answer is what is checked. */
export function configuration(url) {
  return {
    endpoint: url,
    region: "us-east-1",
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  };
}

/** The same with another secret. */
export function withChangedSecret(url) {
  return { ...configuration(url), credentials: { accessKeyId, secretAccessKey: `${secretAccessKey}x` } };
}

/** The AWS SDK for a server at this URL. */
export function connect(url, more = {}) {
  return new HealthLake({ ...configuration(url), ...more });
}

/** A request handler of the SDK that sends another request in the place of the one that was made. */
export function altering(client, step, change) {
  client.middlewareStack.add((next) => (args) => next({ ...args, request: change(args.request) }), {
    step,
    priority: "low",
  });
  return client;
}

/** What the server reads and writes as the S3 bucket of this name. */
export class Bucket {
  constructor(objects, name) {
    this.folder = join(objects, name);
    this.uri = `s3://${name}/`;
  }

  put(key, lines) {
    const file = join(this.folder, key);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
  }

  list(key) {
    return readdirSync(join(this.folder, key));
  }

  lines(key) {
    return readFileSync(join(this.folder, key), "utf8").split("\n").filter((line) => line !== "");
  }

  get output() {
    return { S3Configuration: { S3Uri: `${this.uri}out/`, KmsKeyId: KEY } };
  }

  /** A request for the import of every object under a key. */
  import(store, key) {
    return {
      DatastoreId: store,
      JobName: key,
      InputDataConfig: { S3Uri: `${this.uri}${key}/` },
      JobOutputDataConfig: this.output,
      DataAccessRoleArn: ROLE,
    };
  }

  /** A request for an export. */
  export(store, name) {
    return { DatastoreId: store, JobName: name, OutputDataConfig: this.output, DataAccessRoleArn: ROLE };
  }
}
