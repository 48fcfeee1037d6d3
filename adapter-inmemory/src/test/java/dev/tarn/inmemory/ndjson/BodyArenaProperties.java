package dev.tarn.inmemory.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BodyArenaProperties {

    @Property(tries = 200)
    void bodies_stay_what_they_were_when_others_follow_and_their_own_bytes_change(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 20_000) Integer> sizes) {
        BodyArena pages = new BodyArena();
        List<ResourceBody> kept = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            byte[] lent = content(i, sizes.get(i));
            kept.add(pages.kept(new ResourceBody(lent, 0, MetaSlot.INSIDE)));
            Arrays.fill(lent, (byte) -1);
        }
        for (int i = 0; i < sizes.size(); i++) {
            assertThat(kept.get(i)).isEqualTo(new ResourceBody(content(i, sizes.get(i)), 0, MetaSlot.INSIDE));
            assertThat(kept.get(i).content()).isEqualTo(content(i, sizes.get(i)));
        }
    }

    private static byte[] content(int number, int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) number);
        return content;
    }
}
