package dev.parley.client.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptLinesTest {

    @Test
    void aByteOrderMarkIsNoPartOfTheFile() {
        KeptLines.Contents contents = KeptLines.read("\uFEFF" + KeptLines.head("127.0.0.1:5000", "ann"));
        assertThat(contents.user()).isEqualTo("ann");
        assertThat(contents.server()).isEqualTo("127.0.0.1:5000");
    }
}
