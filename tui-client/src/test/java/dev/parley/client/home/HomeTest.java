package dev.parley.client.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Session;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    private static final String SERVER = "example.org:5000";

    @TempDir
    private Path folder;

    private Home home() {
        return Home.in(new Folders(folder.resolve("settings"), folder.resolve("kept")));
    }

    private static boolean isShared(Home home) throws Exception {
        CompletableFuture<Event> answer = new CompletableFuture<>();
        home.carryOut(new Effect.AskShared(SERVER, "ann"), answer::complete);
        return ((Event.Shared) answer.get(1, TimeUnit.MINUTES)).byOthers();
    }

    private static void signsOutHere(Home home) throws Exception {
        assertThat(isShared(home)).isTrue();
        home.carryOut(new Effect.ReleaseToken(), event -> {});
        assertThat(isShared(home)).as("it has let go").isFalse();
    }

    @Test
    void theLastOfThreeWindowsThatSignOutKnowsThatItIsTheLast() throws Exception {
        try (Home first = home();
                Home second = home();
                Home third = home()) {
            first.carryOut(new Effect.KeepToken(SERVER, new Session("ann", "t1")), event -> {});
            assertThat(isShared(first)).isFalse();
            assertThat(second.remembered(SERVER, "ann")).isNotNull();
            assertThat(third.remembered(SERVER, "ann")).isNotNull();
            signsOutHere(second);
            signsOutHere(first);
            assertThat(isShared(third)).isFalse();
            assertThat(third.remembered(SERVER, "ann"))
                    .as("the token is still good")
                    .isNotNull();
        }
    }
}
