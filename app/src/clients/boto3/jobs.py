"""Imports and exports that really read and write."""

import datetime
import json

from checks import check, holds, same
from stores import at_first_poll

PEOPLE = [
    '{"resourceType":"Patient","id":"p1","name":[{"family":"Åström"}]}',
    '{"resourceType":"Patient","id":"p2","birthDate":"1970-01-01"}',
    '{"resourceType":"Observation","id":"o1","status":"final","code":{"text":"pulse"},"valueInteger":61}',
]
MIXED = [PEOPLE[0], '{"resourceType":"Patient",', PEOPLE[2]]
AN_AGE = datetime.timedelta(minutes=10)


def imported(tour, name):
    started = tour.client.start_fhir_import_job(**tour.bucket.importing(tour.store, name))
    same("SUBMITTED", started["JobStatus"])
    request = {"DatastoreId": tour.store, "JobId": started["JobId"]}
    at_first_poll(tour, "fhir_import_job_completed", **request)
    job = tour.client.describe_fhir_import_job(**request)["ImportJobProperties"]
    if job["JobStatus"] == "FAILED":
        return job, None
    return job, tour.bucket.job_folder(job["JobOutputDataConfig"], tour.store, "IMPORT", job["JobId"])


def counted(tour, folder):
    """The counts of a job by its manifest: botocore of 2022 knows no JobProgressReport."""
    manifest = json.loads("\n".join(tour.bucket.lines(folder + "Manifest.json")))
    return [manifest["numberOf" + name] for name in (
        "ScannedFiles", "FilesImported", "ResourcesScanned", "ResourcesImportedSuccessfully",
        "ResourcesWithCustomerError", "ResourcesWithServerError")]


def imports(tour):
    client, bucket = tour.client, tour.bucket
    bucket.put("people/people.ndjson", PEOPLE)
    bucket.put("mixed/mixed.ndjson", MIXED)

    def good():
        job, folder = imported(tour, "people")
        same("COMPLETED", job["JobStatus"])
        same([1, 1, 3, 3, 0, 0], counted(tour, folder))
        if "JobProgressReport" in job:
            same(3, job["JobProgressReport"]["TotalNumberOfResourcesImported"])
        holds(job["SubmitTime"] <= job["EndTime"], job)
        same(3, len(bucket.lines(folder + "SUCCESS/people.ndjson")))
        same([], bucket.lines(folder + "FAILURE/*"))
    check("an import is COMPLETED at the first poll, with its counts", good)

    def mixed():
        job, folder = imported(tour, "mixed")
        same("COMPLETED_WITH_ERRORS", job["JobStatus"])
        same([1, 1, 3, 2, 1, 0], counted(tour, folder))
        failures = [json.loads(line) for line in bucket.lines(folder + "FAILURE/mixed.ndjson")]
        same([2], [failure["lineId"] for failure in failures])
        same("OperationOutcome", failures[0]["UpdateResourceResponse"]["jsonBlob"]["resourceType"])
    check("an import with a bad line is COMPLETED_WITH_ERRORS and names the line", mixed)

    def nothing():
        started = client.start_fhir_import_job(**bucket.importing(tour.store, "nothing"))
        job = client.describe_fhir_import_job(DatastoreId=tour.store, JobId=started["JobId"])["ImportJobProperties"]
        same("FAILED", job["JobStatus"])
        holds(job["Message"] and job["EndTime"], job)
    check("an import of nothing is FAILED and says why", nothing)

    def listed():
        def names(**more):
            answer = client.list_fhir_import_jobs(DatastoreId=tour.store, **more)
            return [job["JobName"] for job in answer["ImportJobPropertiesList"]], answer.get("NextToken")
        first, token = names(MaxResults=2)
        same((["people", "mixed"], ["nothing"]), (first, names(MaxResults=2, NextToken=token)[0]))
        earlier = datetime.datetime.now(datetime.timezone.utc) - AN_AGE
        same((["mixed"], None), names(JobName="mixed"))
        same((["nothing"], None), names(JobStatus="FAILED"))
        same((["people", "mixed", "nothing"], None), names(SubmittedAfter=earlier))
        same(([], None), names(SubmittedBefore=earlier))
    check("import jobs are listed in pages, and by name, status and time", listed)


def exports(tour):
    client, bucket = tour.client, tour.bucket

    def whole():
        started = client.start_fhir_export_job(**bucket.exporting(tour.store, "all"))
        request = {"DatastoreId": tour.store, "JobId": started["JobId"]}
        at_first_poll(tour, "fhir_export_job_completed", **request)
        job = client.describe_fhir_export_job(**request)["ExportJobProperties"]
        same("COMPLETED", job["JobStatus"])
        folder = bucket.job_folder(job["OutputDataConfig"], tour.store, "EXPORT", job["JobId"])
        same(2, len(bucket.lines(folder + "Patient/*.ndjson")))
        resources = [json.loads(line) for line in bucket.lines(folder + "*/*.ndjson")]
        for resource in resources:
            resource.pop("meta")  # the server's own
        same({it["id"]: it for it in map(json.loads, PEOPLE)}, {it["id"]: it for it in resources})
        same(3, len(resources))
    check("an export is COMPLETED at the first poll and wrote each resource once", whole)

    def listed():
        def names(**more):
            answer = client.list_fhir_export_jobs(DatastoreId=tour.store, **more)
            return [job["JobName"] for job in answer["ExportJobPropertiesList"]]
        earlier = datetime.datetime.now(datetime.timezone.utc) - AN_AGE
        same(["all"], names(JobName="all", JobStatus="COMPLETED", SubmittedAfter=earlier))
        same([], names(SubmittedBefore=earlier))
    check("export jobs are listed by name, status and time", listed)
