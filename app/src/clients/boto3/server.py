"""A HealthLake server, and the directory that it reads and writes as S3."""

import os
import pathlib

import boto3
from botocore.config import Config

ROLE = "arn:aws:iam::123456789012:role/HealthLakeDataAccess"
KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"


# TARN_KEY=ID:SECRET is a key of a server with --auth; any other server takes any key.
KEY_ID, _, SECRET = os.environ.get("TARN_KEY", "test:test").partition(":")
VERIFIED = "TARN_KEY" in os.environ


def session(secret=SECRET):
    return boto3.session.Session(aws_access_key_id=KEY_ID, aws_secret_access_key=secret, region_name="us-east-1")


def connect(url, service="healthlake", secret=SECRET, **config):
    """boto3 for the server at this URL. Nothing is tried again: the first answer is what is checked."""
    return session(secret).client(service, endpoint_url=url, config=Config(retries={"max_attempts": 0}, **config))


class Bucket:
    def __init__(self, objects, name):
        self.folder, self.uri = pathlib.Path(objects, name), f"s3://{name}/"
        self.output = {"S3Configuration": {"S3Uri": self.uri + "out/", "KmsKeyId": KEY}}

    def put(self, key, lines):
        file = self.folder / key
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(line + "\n" for line in lines), encoding="utf-8")

    def lines(self, pattern):
        """The lines of all objects whose key matches the pattern."""
        return [line for file in sorted(self.folder.glob(pattern)) for line in file.read_text("utf-8").splitlines()]

    def importing(self, store, key):
        """A request for the import of every object under a key."""
        return {"DatastoreId": store, "JobName": key, "InputDataConfig": {"S3Uri": f"{self.uri}{key}/"},
                "JobOutputDataConfig": self.output, "DataAccessRoleArn": ROLE}

    def exporting(self, store, name):
        return {"DatastoreId": store, "JobName": name, "OutputDataConfig": self.output, "DataAccessRoleArn": ROLE}

    def job_folder(self, output, store, kind, job):
        """Checks the location that a job names as its output, and gives its key."""
        key = f"out/{store}-FHIR_{kind}-{job}/"
        if output["S3Configuration"]["S3Uri"] != self.uri + key:
            raise AssertionError(f"the output is at {output}, not at {self.uri + key}")
        return key
