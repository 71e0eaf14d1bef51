package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CommitsTest {

    @Test
    void whatFailedAgainSinceIsNotWritable() {
        Commits commits = new Commits(() -> {});
        commits.writable();
        commits.failed(5, new IOException("the disk is full again"));
        assertThat(commits.takeFailure()).isNotNull();
        assertThat(commits.takeWritable()).isFalse();
        commits.writable();
        assertThat(commits.takeWritable()).isTrue();
    }
}
