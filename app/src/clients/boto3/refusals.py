"""Every error that boto3 can provoke."""

from botocore import UNSIGNED

from checks import check, holds, refused, same
from server import SECRET, VERIFIED, connect

NOWHERE = "0123456789abcdef0123456789abcdef"


def refusals(tour):
    client, bucket = tour.client, tour.bucket

    def invalid():
        e = refused("ValidationException", client.create_fhir_datastore,
                    DatastoreName="n" * 257, DatastoreTypeVersion="R3")
        holds(isinstance(e, client.exceptions.ValidationException), type(e))
        message = e.response["Error"]["Message"]
        holds(message.startswith("2 validation errors detected: ") and "datastoreName" in message, message)
    check("ValidationException tells of every violation at once", invalid)

    check("ValidationException for a page token from elsewhere", lambda: refused(
        "ValidationException", client.list_fhir_datastores, NextToken="from-elsewhere"))

    def absent():
        name = "ResourceNotFoundException"
        e = refused(name, client.describe_fhir_datastore, DatastoreId=NOWHERE)
        holds(isinstance(e, client.exceptions.ResourceNotFoundException), type(e))
        refused(name, client.start_fhir_import_job, **bucket.importing(NOWHERE, "people"))
        refused(name, client.describe_fhir_import_job, DatastoreId=tour.store, JobId=NOWHERE)
    check("ResourceNotFoundException for a store and for a job that are not there", absent)

    check("MissingAuthenticationTokenException for a request without a signature", lambda: refused(
        "MissingAuthenticationTokenException", connect(tour.url, signature_version=UNSIGNED).list_fhir_datastores))

    def changed_secret():
        other = SECRET + "x"
        e = refused("InvalidSignatureException", connect(tour.url, secret=other).list_fhir_datastores)
        holds("does not match the signature you provided" in str(e), e)
        refused("SignatureDoesNotMatch", connect(tour.url, "s3", secret=other).list_buckets)
    if VERIFIED:
        check("InvalidSignatureException, and S3's SignatureDoesNotMatch, for a changed secret", changed_secret)

    def unknown():
        def ask_for_another(params, **_):
            params["headers"]["X-Amz-Target"] = "HealthLake.NoSuchOperation"
        other = connect(tour.url)
        other.meta.events.register("before-call.healthlake.ListFHIRDatastores", ask_for_another)
        refused("UnknownOperationException", other.list_fhir_datastores)
    check("UnknownOperationException for an operation that is not there", unknown)

    check("SerializationException for a value of another type", lambda: refused(
        "SerializationException", connect(tour.url, parameter_validation=False).describe_fhir_datastore,
        DatastoreId=["a", "list"]))

    check("RequestEntityTooLargeException for a request of more than 1 MiB", lambda: refused(
        "RequestEntityTooLargeException", client.create_fhir_datastore,
        DatastoreName="n" * (2 << 20), DatastoreTypeVersion="R4"))


def slow_refusals(tour, client):
    """The errors that only a server shows on which no deletion ends and no job starts."""
    store = []

    def crowded():
        store.append(client.create_fhir_datastore(DatastoreTypeVersion="R4")["DatastoreId"])
        request = tour.bucket.importing(store[0], "people")
        for _ in range(26):
            client.start_fhir_import_job(**request)
        submitted = client.list_fhir_import_jobs(DatastoreId=store[0], JobStatus="SUBMITTED")
        same(26, len(submitted["ImportJobPropertiesList"]))
        refused("ThrottlingException", client.start_fhir_import_job, **request)
    check("ThrottlingException for one job more than one at work and 25 that wait", crowded)

    def going():
        client.delete_fhir_datastore(DatastoreId=store[0])
        refused("ConflictException", client.delete_fhir_datastore, DatastoreId=store[0])
    check("ConflictException for the deletion of a store that is being deleted", going)
