import {
  paginateListFHIRImportJobs,
  waitUntilFHIRExportJobCompleted,
  waitUntilFHIRImportJobCompleted,
} from "@aws-sdk/client-healthlake";
import assert from "node:assert/strict";
import { check } from "./checks.mjs";
import { atFirstPoll } from "./stores.mjs";

const PEOPLE = [
  '{"resourceType":"Patient","id":"p1","name":[{"family":"Åström"}]}',
  '{"resourceType":"Patient","id":"p2","birthDate":"1970-01-01"}',
  '{"resourceType":"Observation","id":"o1","status":"final","code":{"text":"pulse"}}',
];
const MIXED = [PEOPLE[0], '{"resourceType":"Patient",', PEOPLE[2]];

export async function jobs(tour) {
  const { client, bucket } = tour;
  bucket.put("people/people.ndjson", PEOPLE);
  bucket.put("mixed/mixed.ndjson", MIXED);
  await imports(tour, client, bucket);
  await exports(tour, client, bucket);
}

async function imported(tour, name) {
  const started = await tour.client.startFHIRImportJob(tour.bucket.import(tour.store, name));
  assert.equal(started.JobStatus, "SUBMITTED");
  const request = { DatastoreId: tour.store, JobId: started.JobId };
  return (await atFirstPoll(tour, waitUntilFHIRImportJobCompleted, request)).ImportJobProperties;
}

/** Checks the location that a job names as its output, and gives its key in the bucket. */
function folder(tour, output, kind, jobId) {
  const key = `out/${tour.store}-FHIR_${kind}-${jobId}/`;
  assert.equal(output.S3Configuration.S3Uri, tour.bucket.uri + key);
  return key;
}

function counts(report) {
  return [
    report.TotalNumberOfScannedFiles,
    report.TotalNumberOfImportedFiles,
    report.TotalNumberOfResourcesScanned,
    report.TotalNumberOfResourcesImported,
    report.TotalNumberOfResourcesWithCustomerError,
  ];
}

async function imports(tour, client, bucket) {
  await check("an import is COMPLETED at the first poll of its waiter, with its counts", async () => {
    const job = await imported(tour, "people");
    assert.equal(job.JobStatus, "COMPLETED");
    assert.deepEqual(counts(job.JobProgressReport), [1, 1, 3, 3, 0]);
    assert.ok(job.EndTime >= job.SubmitTime);
    const key = folder(tour, job.JobOutputDataConfig, "IMPORT", job.JobId);
    const manifest = JSON.parse(bucket.lines(`${key}Manifest.json`).join("\n"));
    assert.equal(manifest.numberOfResourcesImportedSuccessfully, 3);
    assert.equal(bucket.lines(`${key}SUCCESS/people.ndjson`).length, 3);
    assert.ok(!bucket.list(key).includes("FAILURE"));
  });

  await check("an import with a bad line is COMPLETED_WITH_ERRORS and names the line", async () => {
    const job = await imported(tour, "mixed");
    assert.equal(job.JobStatus, "COMPLETED_WITH_ERRORS");
    assert.deepEqual(counts(job.JobProgressReport), [1, 1, 3, 2, 1]);
    const key = folder(tour, job.JobOutputDataConfig, "IMPORT", job.JobId);
    const failures = bucket.lines(`${key}FAILURE/mixed.ndjson`).map((line) => JSON.parse(line));
    assert.deepEqual(failures.map((it) => it.lineId), [2]);
    assert.equal(failures[0].UpdateResourceResponse.jsonBlob.resourceType, "OperationOutcome");
  });

  await check("an import of nothing is FAILED and says why", async () => {
    const { JobId } = await client.startFHIRImportJob(bucket.import(tour.store, "nothing"));
    const { ImportJobProperties: job } = await client.describeFHIRImportJob({ DatastoreId: tour.store, JobId });
    assert.equal(job.JobStatus, "FAILED");
    assert.ok(job.Message && job.EndTime);
  });

  await check("import jobs are listed in pages, and by name, status and time", async () => {
    const sizes = [];
    for await (const page of paginateListFHIRImportJobs({ client, pageSize: 1 }, { DatastoreId: tour.store })) {
      sizes.push(page.ImportJobPropertiesList.length);
    }
    assert.deepEqual(sizes, [1, 1, 1]);
    const names = async (filter) => {
      const answer = await client.listFHIRImportJobs({ DatastoreId: tour.store, ...filter });
      return answer.ImportJobPropertiesList.map((it) => it.JobName);
    };
    const earlier = new Date(Date.now() - 600_000);
    assert.deepEqual(await names({ JobName: "mixed" }), ["mixed"]);
    assert.deepEqual(await names({ JobStatus: "FAILED" }), ["nothing"]);
    assert.deepEqual(await names({ SubmittedAfter: earlier }), ["people", "mixed", "nothing"]);
    assert.deepEqual(await names({ SubmittedBefore: earlier }), []);
  });
}

/** A resource as it was sent: its meta is the server's own. */
function withoutMeta(line) {
  const { meta, ...resource } = JSON.parse(line);
  return resource;
}

function byId(one, other) {
  return one.id < other.id ? -1 : 1;
}

async function exports(tour, client, bucket) {
  await check("an export is COMPLETED at the first poll of its waiter and wrote each resource once", async () => {
    const { JobId } = await client.startFHIRExportJob(bucket.export(tour.store, "all"));
    const request = { DatastoreId: tour.store, JobId };
    const { ExportJobProperties: job } = await atFirstPoll(tour, waitUntilFHIRExportJobCompleted, request);
    assert.equal(job.JobStatus, "COMPLETED");
    const key = folder(tour, job.OutputDataConfig, "EXPORT", JobId);
    const exported = bucket
      .list(key)
      .flatMap((type) => bucket.list(key + type).flatMap((file) => bucket.lines(`${key}${type}/${file}`)));
    assert.deepEqual(exported.map(withoutMeta).sort(byId), PEOPLE.map(withoutMeta).sort(byId));
  });

  await check("export jobs are listed by name, status and time", async () => {
    const names = async (filter) => {
      const answer = await client.listFHIRExportJobs({ DatastoreId: tour.store, ...filter });
      return answer.ExportJobPropertiesList.map((it) => it.JobName);
    };
    const earlier = new Date(Date.now() - 600_000);
    assert.deepEqual(await names({ JobName: "all", JobStatus: "COMPLETED", SubmittedAfter: earlier }), ["all"]);
    assert.deepEqual(await names({ SubmittedBefore: earlier }), []);
  });
}
