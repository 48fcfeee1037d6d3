package dev.tarn.aws.s3;

import dev.tarn.ports.contract.ObjectStoreContract;
import dev.tarn.ports.contract.ObjectStoreSubject;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/** What every object store promises holds for S3 too. */
class S3ContractTest implements ObjectStoreContract {

    @Override
    public ObjectStoreSubject subject() {
        return new S3Subject();
    }

    /** Without keys beyond the basic plane: S3 orders keys by their bytes in UTF-8, S3Proxy by those in UTF-16. */
    @Override
    @Provide
    public Arbitrary<Set<String>> keySets() {
        return ObjectStoreContract.super
                .keySets()
                .map(keys -> keys.stream()
                        .filter(key -> key.codePoints().allMatch(Character::isBmpCodePoint))
                        .collect(Collectors.toSet()));
    }
}
