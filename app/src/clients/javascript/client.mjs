// Drives a HealthLake server with the AWS SDK for JavaScript v3, from the first store to its deletion.
//
//   node client.mjs URL OBJECTS [SLOW_URL]
//
// OBJECTS is the directory that the server reads as S3, SLOW_URL a server on which no deletion ends and no job starts.
// TARN_KEY=ID:SECRET in the environment is a key of a server with --auth.
import { randomBytes } from "node:crypto";
import { summary } from "./checks.mjs";
import { jobs } from "./jobs.mjs";
import { objects as objectsOverS3 } from "./objects.mjs";
import { refusals, slowRefusals } from "./refusals.mjs";
import { Bucket, connect } from "./server.mjs";
import { deletion, stores, tags } from "./stores.mjs";

const [url, objects, slowUrl, ...tooMany] = process.argv.slice(2);
if (objects === undefined || tooMany.length > 0) {
  console.error("usage: node client.mjs URL OBJECTS [SLOW_URL]");
  process.exit(2);
}

const name = `javascript-${randomBytes(4).toString("hex")}`;
const tour = { url, name, client: connect(url), bucket: new Bucket(objects, name), polls: 0 };
// Counts what the waiters ask, by request and not by the clock.
tour.client.middlewareStack.add(
  (next, context) => (args) => {
    tour.polls += context.commandName.startsWith("Describe") ? 1 : 0;
    return next(args);
  },
  { step: "initialize" },
);

await stores(tour);
await tags(tour);
await jobs(tour);
await objectsOverS3(tour);
await refusals(tour);
await deletion(tour);
if (slowUrl === undefined) {
  console.log("left out ConflictException and ThrottlingException: they need a SLOW_URL");
} else {
  await slowRefusals(tour, connect(slowUrl));
}
process.exit(summary());
