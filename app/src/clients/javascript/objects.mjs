import { S3 } from "@aws-sdk/client-s3";
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { check, refused } from "./checks.mjs";
import { configuration } from "./server.mjs";

/** Objects over S3 on the server's own port. */
export async function objects({ url, name }) {
  const s3 = new S3(configuration(url));
  const Bucket = `s3-${name}`;

  await check("a bucket is made, and an object put and got, with its metadata", async () => {
    await s3.createBucket({ Bucket });
    await s3.putObject({ Bucket, Key: "in/é +", Body: "hello", Metadata: { a: "1" }, ContentType: "text/plain" });
    const got = await s3.getObject({ Bucket, Key: "in/é +", ChecksumMode: "ENABLED" });
    assert.equal(await got.Body.transformToString(), "hello");
    assert.deepEqual([got.ContentType, got.Metadata], ["text/plain", { a: "1" }]);
  });
  await check("a stream is put in chunks with a trailing checksum, and got in a range", async () => {
    const content = randomBytes(3_000_001);
    await s3.putObject({ Bucket, Key: "stream", Body: Readable.from([content]), ContentLength: content.length });
    const got = await s3.getObject({ Bucket, Key: "stream", Range: "bytes=1000000-" });
    assert.deepEqual(Buffer.from(await got.Body.transformToByteArray()), content.subarray(1_000_000));
  });
  await check("parts become one object, whichever comes first", async () => {
    const content = randomBytes(6_000_000);
    const { UploadId } = await s3.createMultipartUpload({ Bucket, Key: "parts" });
    const Parts = [];
    for (const [PartNumber, Body] of [[2, content.subarray(5_500_000)], [1, content.subarray(0, 5_500_000)]]) {
      const { ETag, ChecksumCRC32 } = await s3.uploadPart({ Bucket, Key: "parts", UploadId, PartNumber, Body });
      Parts.unshift({ PartNumber, ETag, ChecksumCRC32 });
    }
    await s3.completeMultipartUpload({ Bucket, Key: "parts", UploadId, MultipartUpload: { Parts } });
    const got = await s3.getObject({ Bucket, Key: "parts" });
    assert.deepEqual(Buffer.from(await got.Body.transformToByteArray()), content);
  });
  await check("what is not there is S3's error, and the objects are deleted by one request", async () => {
    await refused("NoSuchKey", () => s3.getObject({ Bucket, Key: "nothing" }));
    const { Contents } = await s3.listObjectsV2({ Bucket });
    assert.deepEqual(Contents.map(({ Key }) => Key), ["in/é +", "parts", "stream"]);
    await s3.deleteObjects({ Bucket, Delete: { Objects: Contents.map(({ Key }) => ({ Key })) } });
    await s3.deleteBucket({ Bucket });
  });
}
