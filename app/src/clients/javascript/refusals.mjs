import {
  ConflictException,
  ResourceNotFoundException,
  ThrottlingException,
  ValidationException,
} from "@aws-sdk/client-healthlake";
import { S3 } from "@aws-sdk/client-s3";
import assert from "node:assert/strict";
import { check, refused } from "./checks.mjs";
import { VERIFIED, altering, connect, withChangedSecret } from "./server.mjs";

const NOWHERE = "0123456789abcdef0123456789abcdef";

/** Every error that a server at any pace answers. */
export async function refusals({ url, client, bucket, store }) {
  await check("ValidationException tells of every violation at once", async () => {
    const e = await refused("ValidationException", () =>
      client.createFHIRDatastore({ DatastoreName: "n".repeat(257), DatastoreTypeVersion: "R3" }),
    );
    assert.ok(e instanceof ValidationException);
    assert.match(e.message, /^2 validation errors detected: .*datastoreName/);
  });

  await check("ValidationException for a page token from elsewhere", () =>
    refused("ValidationException", () => client.listFHIRDatastores({ NextToken: "from-elsewhere" })),
  );

  await check("ResourceNotFoundException for a store and for a job that are not there", async () => {
    const name = "ResourceNotFoundException";
    const e = await refused(name, () => client.describeFHIRDatastore({ DatastoreId: NOWHERE }));
    assert.ok(e instanceof ResourceNotFoundException);
    await refused(name, () => client.startFHIRImportJob(bucket.import(NOWHERE, "people")));
    await refused(name, () => client.describeFHIRImportJob({ DatastoreId: store, JobId: NOWHERE }));
  });

  await check("MissingAuthenticationTokenException for a request without a signature", () =>
    refused("MissingAuthenticationTokenException", () =>
      connect(url, { signer: { sign: async (request) => request } }).listFHIRDatastores({}),
    ),
  );

  if (VERIFIED) {
    await check("InvalidSignatureException, and S3's SignatureDoesNotMatch, for a changed secret", async () => {
      const e = await refused("InvalidSignatureException", () =>
        connect(url, withChangedSecret(url)).listFHIRDatastores({}),
      );
      assert.match(e.message, /does not match the signature you provided/);
      await refused("SignatureDoesNotMatch", () => new S3(withChangedSecret(url)).listBuckets({}));
    });
  }

  await check("IncompleteSignatureException for half a signature", () => {
    const half = altering(connect(url), "finalizeRequest", (request) => {
      request.headers.authorization = "AWS4-HMAC-SHA256 Credential=test";
      return request;
    });
    return refused("IncompleteSignatureException", () => half.listFHIRDatastores({}));
  });

  await check("UnknownOperationException for an operation that is not there", () => {
    const other = altering(connect(url), "build", (request) => {
      request.headers["x-amz-target"] = "HealthLake.NoSuchOperation";
      return request;
    });
    return refused("UnknownOperationException", () => other.listFHIRDatastores({}));
  });

  await check("SerializationException for a value of another type", () =>
    refused("SerializationException", () => client.listFHIRDatastores({ MaxResults: "ten" })),
  );

  await check("RequestEntityTooLargeException for a request of more than 1 MiB", () =>
    refused("RequestEntityTooLargeException", () =>
      client.createFHIRDatastore({ DatastoreName: "n".repeat(2 << 20), DatastoreTypeVersion: "R4" }),
    ),
  );
}

/** The errors that only a server shows on which no deletion ends and no job starts. */
export async function slowRefusals({ bucket }, client) {
  let store;

  await check("ThrottlingException for one job more than one at work and 25 that wait", async () => {
    store = (await client.createFHIRDatastore({ DatastoreTypeVersion: "R4" })).DatastoreId;
    const start = () => client.startFHIRImportJob(bucket.import(store, "people"));
    for (let job = 0; job < 26; job++) {
      await start();
    }
    const open = await client.listFHIRImportJobs({ DatastoreId: store, JobStatus: "SUBMITTED" });
    assert.equal(open.ImportJobPropertiesList.length, 26);
    assert.ok((await refused("ThrottlingException", start)) instanceof ThrottlingException);
  });

  await check("ConflictException for the deletion of a store that is being deleted", async () => {
    const deletion = () => client.deleteFHIRDatastore({ DatastoreId: store });
    await deletion();
    assert.ok((await refused("ConflictException", deletion)) instanceof ConflictException);
  });
}
