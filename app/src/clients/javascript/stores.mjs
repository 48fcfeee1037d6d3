import {
  paginateListFHIRDatastores,
  waitUntilFHIRDatastoreActive,
  waitUntilFHIRDatastoreDeleted,
} from "@aws-sdk/client-healthlake";
import assert from "node:assert/strict";
import { check, refused } from "./checks.mjs";

/** Checks a waiter with its default delays: it must be content with the first answer. */
export async function atFirstPoll(tour, waiter, request) {
  tour.polls = 0;
  // A second poll is a minute away, or two: whoever has to wait for it has failed.
  const abortSignal = AbortSignal.timeout(30_000);
  const { state, reason } = await waiter({ client: tour.client, maxWaitTime: 300, abortSignal }, request);
  assert.equal(state, "SUCCESS");
  assert.equal(tour.polls, 1);
  return reason;
}

async function found({ client, name }, filter) {
  const { DatastorePropertiesList } = await client.listFHIRDatastores({ Filter: { DatastoreName: name, ...filter } });
  return DatastorePropertiesList.map((it) => it.DatastoreId);
}

export async function stores(tour) {
  const { client, name, url } = tour;

  await check("create answers CREATING, an id, an ARN and an endpoint at this server", async () => {
    const made = await client.createFHIRDatastore({
      DatastoreName: name,
      DatastoreTypeVersion: "R4",
      Tags: [{ Key: "team", Value: "javascript" }],
    });
    tour.store = made.DatastoreId;
    tour.arn = made.DatastoreArn;
    assert.equal(made.DatastoreStatus, "CREATING");
    assert.match(tour.store, /^[0-9a-f]{32}$/);
    assert.ok(tour.arn.endsWith(`:datastore/fhir/${tour.store}`));
    assert.equal(made.DatastoreEndpoint, `http://${new URL(url).host}/datastore/${tour.store}/r4/`);
  });

  await check("the waiter FHIRDatastoreActive succeeds at its first poll", () =>
    atFirstPoll(tour, waitUntilFHIRDatastoreActive, { DatastoreId: tour.store }),
  );

  await check("describe shows the store and its defaults", async () => {
    const { DatastoreProperties: it } = await client.describeFHIRDatastore({ DatastoreId: tour.store });
    assert.deepEqual([it.DatastoreName, it.DatastoreTypeVersion, it.DatastoreStatus], [name, "R4", "ACTIVE"]);
    assert.deepEqual(it.SseConfiguration, { KmsEncryptionConfig: { CmkType: "AWS_OWNED_KMS_KEY" } });
    assert.equal(it.IdentityProviderConfiguration.AuthorizationStrategy, "AWS_AUTH");
    assert.ok(Math.abs(it.CreatedAt - Date.now()) < 300_000);
    tour.createdAt = it.CreatedAt;
  });

  await check("one ClientToken makes one store, and another request with it is refused", async () => {
    const once = { DatastoreName: `${name}-page`, DatastoreTypeVersion: "R4", ClientToken: name };
    const first = await client.createFHIRDatastore(once);
    assert.equal((await client.createFHIRDatastore(once)).DatastoreId, first.DatastoreId);
    await refused("ValidationException", () => client.createFHIRDatastore({ ...once, DatastoreName: "other" }));
  });

  await check("a list in pages shows each store once", async () => {
    for (let more = 0; more < 4; more++) {
      await client.createFHIRDatastore({ DatastoreName: `${name}-page`, DatastoreTypeVersion: "R4" });
    }
    const pages = [];
    for await (const page of paginateListFHIRDatastores(
      { client, pageSize: 2 },
      { Filter: { DatastoreName: `${name}-page` } },
    )) {
      pages.push(page.DatastorePropertiesList.map((it) => it.DatastoreId));
    }
    assert.deepEqual(pages.map((page) => page.length), [2, 2, 1]);
    assert.equal(new Set(pages.flat()).size, 5);
  });

  await check("stores are filtered by name, status and time", async () => {
    const at = tour.createdAt;
    const [before, after] = [new Date(at.getTime() - 1), new Date(at.getTime() + 1)];
    assert.deepEqual(await found(tour, { DatastoreStatus: "ACTIVE" }), [tour.store]);
    assert.deepEqual(await found(tour, { DatastoreStatus: "DELETED" }), []);
    assert.deepEqual(await found(tour, { CreatedAfter: before, CreatedBefore: after }), [tour.store]);
    assert.deepEqual(await found(tour, { CreatedAfter: at }), []);
    assert.deepEqual(await found(tour, { CreatedBefore: at }), []);
  });
}

export async function tags(tour) {
  const { client } = tour;
  const tagged = async () => {
    const { Tags } = await client.listTagsForResource({ ResourceARN: tour.arn });
    return Object.fromEntries(Tags.map((it) => [it.Key, it.Value]));
  };

  await check("tags are listed, set, overwritten and removed", async () => {
    assert.deepEqual(await tagged(), { team: "javascript" });
    const more = [
      { Key: "team", Value: "wire" },
      { Key: "empty", Value: "" },
    ];
    await client.tagResource({ ResourceARN: tour.arn, Tags: more });
    assert.deepEqual(await tagged(), { team: "wire", empty: "" });
    await client.untagResource({ ResourceARN: tour.arn, TagKeys: ["team", "never"] });
    assert.deepEqual(await tagged(), { empty: "" });
  });

  await check("a reserved tag is refused, and nothing of its request is kept", async () => {
    const more = [
      { Key: "fine", Value: "1" },
      { Key: "aws:mine", Value: "1" },
    ];
    await refused("ValidationException", () => client.tagResource({ ResourceARN: tour.arn, Tags: more }));
    assert.deepEqual(await tagged(), { empty: "" });
  });
}

export async function deletion(tour) {
  const { client, bucket } = tour;

  await check("delete answers DELETING, and the waiter FHIRDatastoreDeleted succeeds at its first poll", async () => {
    const going = await client.deleteFHIRDatastore({ DatastoreId: tour.store });
    assert.equal(going.DatastoreStatus, "DELETING");
    await atFirstPoll(tour, waitUntilFHIRDatastoreDeleted, { DatastoreId: tour.store });
    assert.deepEqual(await found(tour, { DatastoreStatus: "DELETED" }), [tour.store]);
  });

  await check("ResourceNotFoundException for what is asked of a deleted store", async () => {
    const gone = { DatastoreId: tour.store };
    await refused("ResourceNotFoundException", () => client.deleteFHIRDatastore(gone));
    await refused("ResourceNotFoundException", () => client.startFHIRImportJob(bucket.import(tour.store, "people")));
  });
}
