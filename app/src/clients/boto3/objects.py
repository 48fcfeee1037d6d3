"""Objects over S3 on the server's own port."""

import io
import os

from checks import check, holds, refused, same
from server import connect, session

LARGE = 20_000_003  # over 8 MB boto3 puts an object in parts, side by side, and gets it in ranges


def objects(tour):
    s3 = connect(tour.url, "s3")
    bucket = f"s3-{tour.name}"

    def large_object():
        content = os.urandom(LARGE)
        s3.create_bucket(Bucket=bucket)
        s3.upload_fileobj(io.BytesIO(content), bucket, "in/large", ExtraArgs={"Metadata": {"a": "1"}})
        back = io.BytesIO()
        s3.download_fileobj(bucket, "in/large", back)
        holds(back.getvalue() == content, "the object differs from what was put")
        same({"a": "1"}, s3.head_object(Bucket=bucket, Key="in/large")["Metadata"])

    def listed():
        keys = [f"list/{i:02} é+%" for i in range(25)]
        for key in keys:
            s3.put_object(Bucket=bucket, Key=key, Body=key.encode())
        pages = s3.get_paginator("list_objects_v2").paginate(
            Bucket=bucket, Prefix="list/", PaginationConfig={"PageSize": 10})
        same(keys, [content["Key"] for page in pages for content in page["Contents"]])
        resource = session().resource("s3", endpoint_url=tour.url)
        same(keys, [summary.key for summary in resource.Bucket(bucket).objects.filter(Prefix="list/")])
        same(["in/", "list/"], [p["Prefix"] for p in s3.list_objects_v2(Bucket=bucket, Delimiter="/")["CommonPrefixes"]])

    def errors():
        refused("NoSuchKey", s3.get_object, Bucket=bucket, Key="nothing")
        refused("NoSuchBucket", s3.list_objects_v2, Bucket=f"no-{bucket}")
        refused("InvalidRange", s3.get_object, Bucket=bucket, Key="in/large", Range=f"bytes={LARGE}-")
        refused("InvalidRequest", s3.put_object, Bucket=bucket, Key="../elsewhere", Body=b"x")
        refused("NotImplemented", s3.get_bucket_acl, Bucket=bucket)
        refused("BucketNotEmpty", s3.delete_bucket, Bucket=bucket)

    def removed():
        session().resource("s3", endpoint_url=tour.url).Bucket(bucket).objects.all().delete()
        s3.delete_bucket(Bucket=bucket)
        holds(bucket not in [b["Name"] for b in s3.list_buckets()["Buckets"]], "the bucket is still there")

    check("an object of 20 MB is put in parts and got in ranges", large_object)
    check("keys are listed in pages, in both versions of the list, and by common prefix", listed)
    check("what is not there, and what S3 refuses, has S3's errors", errors)
    check("a bucket is emptied by one request and deleted", removed)
