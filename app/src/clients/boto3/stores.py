"""The life of a data store: made, found, tagged, deleted."""

import datetime
import re
import urllib.parse

from checks import check, holds, refused, same

MOMENT = datetime.timedelta(seconds=2)  # botocore of 2022 cuts times to whole seconds


def described(tour):
    return tour.client.describe_fhir_datastore(DatastoreId=tour.store)["DatastoreProperties"]


def at_first_poll(tour, waiter, **request):
    """Waits as boto3 does where it has waiters, by one describe where it has none; no second poll is granted."""
    if waiter in tour.client.waiter_names:
        tour.client.get_waiter(waiter).wait(**request, WaiterConfig={"MaxAttempts": 1})


def stores(tour):
    client, name = tour.client, tour.name

    def created():
        made = client.create_fhir_datastore(
            DatastoreName=name, DatastoreTypeVersion="R4", Tags=[{"Key": "team", "Value": "boto3"}])
        tour.store, tour.arn = made["DatastoreId"], made["DatastoreArn"]
        same("CREATING", made["DatastoreStatus"])
        holds(re.fullmatch("[0-9a-f]{32}", tour.store), tour.store)
        holds(tour.arn.endswith(f":datastore/fhir/{tour.store}"), tour.arn)
        same(f"http://{urllib.parse.urlsplit(tour.url).netloc}/datastore/{tour.store}/r4/", made["DatastoreEndpoint"])
    check("create answers CREATING, an id, an ARN and an endpoint at this server", created)

    def active():
        at_first_poll(tour, "fhir_datastore_active", DatastoreId=tour.store)
        it = described(tour)
        same([name, "R4", "ACTIVE"], [it["DatastoreName"], it["DatastoreTypeVersion"], it["DatastoreStatus"]])
        same({"KmsEncryptionConfig": {"CmkType": "AWS_OWNED_KMS_KEY"}}, it["SseConfiguration"])
        now = datetime.datetime.now(datetime.timezone.utc)
        holds(abs(it["CreatedAt"] - now) < datetime.timedelta(minutes=5), it["CreatedAt"])
    check("the store is ACTIVE at the first poll, with its defaults", active)

    def once():
        request = {"DatastoreName": f"{name}-page", "DatastoreTypeVersion": "R4", "ClientToken": name}
        same(client.create_fhir_datastore(**request)["DatastoreId"],
             client.create_fhir_datastore(**request)["DatastoreId"])
        refused("ValidationException", client.create_fhir_datastore, **{**request, "DatastoreName": "other"})
    check("one ClientToken makes one store, and another request with it is refused", once)

    def paged():
        for _ in range(4):
            client.create_fhir_datastore(DatastoreName=f"{name}-page", DatastoreTypeVersion="R4")
        request, pages = {"Filter": {"DatastoreName": f"{name}-page"}, "MaxResults": 2}, []
        while True:  # botocore has no paginator for it
            answer = client.list_fhir_datastores(**request)
            pages.append([it["DatastoreId"] for it in answer["DatastorePropertiesList"]])
            if "NextToken" not in answer:
                break
            request["NextToken"] = answer["NextToken"]
        same([2, 2, 1], [len(page) for page in pages])
        same(5, len({store for page in pages for store in page}))
    check("a list in pages shows each store once", paged)

    def filtered():
        at = described(tour)["CreatedAt"]
        same([tour.store], found(tour, DatastoreStatus="ACTIVE"))
        same([], found(tour, DatastoreStatus="DELETED"))
        same([tour.store], found(tour, CreatedAfter=at - MOMENT, CreatedBefore=at + MOMENT))
        same([], found(tour, CreatedAfter=at + MOMENT))
        same([], found(tour, CreatedBefore=at - MOMENT))
    check("stores are filtered by name, status and time", filtered)


def found(tour, **more):
    answer = tour.client.list_fhir_datastores(Filter={"DatastoreName": tour.name, **more})
    return [it["DatastoreId"] for it in answer["DatastorePropertiesList"]]


def tags(tour):
    client = tour.client

    def tagged():
        return {tag["Key"]: tag["Value"] for tag in client.list_tags_for_resource(ResourceARN=tour.arn)["Tags"]}

    def changed():
        same({"team": "boto3"}, tagged())
        more = [{"Key": "team", "Value": "wire"}, {"Key": "empty", "Value": ""}]
        client.tag_resource(ResourceARN=tour.arn, Tags=more)
        same({"team": "wire", "empty": ""}, tagged())
        client.untag_resource(ResourceARN=tour.arn, TagKeys=["team", "never"])
        same({"empty": ""}, tagged())
    check("tags are listed, set, overwritten and removed", changed)

    def reserved():
        more = [{"Key": "fine", "Value": "1"}, {"Key": "aws:mine", "Value": "1"}]
        refused("ValidationException", client.tag_resource, ResourceARN=tour.arn, Tags=more)
        same({"empty": ""}, tagged())
    check("a reserved tag is refused, and nothing of its request is kept", reserved)


def deletion(tour):
    client, bucket = tour.client, tour.bucket

    def deleted():
        same("DELETING", client.delete_fhir_datastore(DatastoreId=tour.store)["DatastoreStatus"])
        at_first_poll(tour, "fhir_datastore_deleted", DatastoreId=tour.store)
        same("DELETED", described(tour)["DatastoreStatus"])
        same([tour.store], found(tour, DatastoreStatus="DELETED"))
    check("delete answers DELETING, and the store is DELETED at the first poll", deleted)

    def gone():
        refused("ResourceNotFoundException", client.delete_fhir_datastore, DatastoreId=tour.store)
        refused("ResourceNotFoundException", client.start_fhir_import_job, **bucket.importing(tour.store, "people"))
    check("ResourceNotFoundException for what is asked of a deleted store", gone)
