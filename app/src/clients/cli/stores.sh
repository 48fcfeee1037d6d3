# The life of a data store: made, found, tagged, deleted.

created() {
    local status id arn endpoint answer
    answer=$(healthlake create-fhir-datastore --datastore-name "$name" --datastore-type-version R4 \
        --tags Key=team,Value=cli --query '[DatastoreStatus,DatastoreId,DatastoreArn,DatastoreEndpoint]')
    read -r status id arn endpoint <<<"$answer"
    keep store "$id"
    keep arn "$arn"
    same CREATING "$status"
    [[ $id =~ ^[0-9a-f]{32}$ && $arn == *:datastore/fhir/$id ]]
    same "$url/datastore/$id/r4/" "$endpoint"
}

active() {
    if [[ -n $has_waiters ]]; then wait_for fhir-datastore-active --datastore-id "$(kept store)"; fi
    answers "$name R4 ACTIVE AWS_OWNED_KMS_KEY" healthlake describe-fhir-datastore --datastore-id "$(kept store)" \
        --query "DatastoreProperties.join(' ', [DatastoreName,DatastoreTypeVersion,DatastoreStatus,
                 SseConfiguration.KmsEncryptionConfig.CmkType])"
}

once() {
    local first
    create() {
        healthlake create-fhir-datastore --client-token "$name" --datastore-type-version R4 --query DatastoreId \
            --datastore-name "$1"
    }
    first=$(create "$name-page")
    answers "$first" create "$name-page"
    refused ValidationException create other
}

paged() {
    local query='[join(`,`, DatastorePropertiesList[].DatastoreId), NextToken]' answer first second token end
    healthlake create-fhir-datastore --datastore-type-version R4 --datastore-name "$name-page"
    healthlake create-fhir-datastore --datastore-type-version R4 --datastore-name "$name-page"
    list() {
        healthlake list-fhir-datastores --filter "DatastoreName=$name-page" --max-results 2 --query "$query" "$@"
    }
    answer=$(list)
    read -r first token <<<"$answer"
    answer=$(list --next-token "$token")
    read -r second end <<<"$answer"
    same None "$end"
    same 3 "$(printf '%s\n' "${first//,/$'\n'}" "${second//,/$'\n'}" | sort -u | grep -c .)"
}

found() {
    healthlake list-fhir-datastores --query 'DatastorePropertiesList[].DatastoreId' --filter "DatastoreName=$name,$1"
}

filtered() {
    answers "$(kept store)" found DatastoreStatus=ACTIVE
    answers "" found DatastoreStatus=DELETED
    answers "$(kept store)" found CreatedAfter=2020-01-01T00:00:00Z,CreatedBefore=2120-01-01T00:00:00Z
    answers "" found CreatedAfter=2120-01-01T00:00:00Z
}

tagged() {
    healthlake list-tags-for-resource --resource-arn "$(kept arn)" --query 'join(`,`, Tags[].join(`=`, [Key, Value]))'
}

sorted_tags() { tagged | tr ',' '\n' | sort | paste -sd ,; }

tags() {
    answers team=cli tagged
    healthlake tag-resource --resource-arn "$(kept arn)" --tags Key=team,Value=wire Key=empty,Value=
    answers empty=,team=wire sorted_tags
    healthlake untag-resource --resource-arn "$(kept arn)" --tag-keys team never
    answers empty= tagged
}

reserved() {
    refused ValidationException healthlake tag-resource --resource-arn "$(kept arn)" \
        --tags Key=fine,Value=1 Key=aws:mine,Value=1
    answers empty= tagged
}

deleted() {
    answers DELETING healthlake delete-fhir-datastore --datastore-id "$(kept store)" --query DatastoreStatus
    if [[ -n $has_waiters ]]; then wait_for fhir-datastore-deleted --datastore-id "$(kept store)"; fi
    answers "$(kept store)" found DatastoreStatus=DELETED
}

gone() {
    refused ResourceNotFoundException healthlake delete-fhir-datastore --datastore-id "$(kept store)"
    refused ResourceNotFoundException start_import "$(kept store)" people
}

stores() {
    # The CLI of 2022 has no waiters: there a describe is the one poll.
    has_waiters=yes
    if [[ $(healthlake wait 2>&1) == *'Invalid choice'* ]]; then has_waiters=; fi
    check "create answers CREATING, an id, an ARN and an endpoint at this server" created
    check "the store is ACTIVE at the first poll, with its defaults" active
    check "one ClientToken makes one store, and another request with it is refused" once
    check "a list in pages shows each store once" paged
    check "stores are filtered by name, status and time" filtered
    check "tags are listed, set, overwritten and removed" tags
    check "a reserved tag is refused, and nothing of its request is kept" reserved
}

deletion() {
    check "delete answers DELETING, and the store is DELETED at the first poll" deleted
    check "ResourceNotFoundException for what is asked of a deleted store" gone
}
