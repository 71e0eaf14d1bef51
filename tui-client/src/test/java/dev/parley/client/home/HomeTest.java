package dev.parley.client.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Remembered;
import dev.parley.client.model.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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
    void aSecondWindowIsOfferedWhoIsSignedInInTheFirst() throws Exception {
        try (Home first = home();
                Home second = home();
                Home third = home()) {
            assertThat(first.beginning(SERVER, "")).isNull();
            first.carryOut(new Effect.KeepToken(SERVER, new Session("ann", "t1")), event -> {});
            assertThat(isShared(first)).isFalse();
            assertThat(second.beginning(SERVER, "")).isEqualTo(new Event.Offered(new Remembered("ann", "t1")));
            assertThat(second.beginning(SERVER, "bob")).isNull();
            assertThat(third.beginning(SERVER, "ann")).isEqualTo(new Event.Recalled(new Remembered("ann", "t1")));
        }
        try (Home later = home()) {
            assertThat(later.beginning(SERVER, "")).isEqualTo(new Event.Recalled(new Remembered("ann", "t1")));
        }
    }

    @Test
    void aTokenOfAnEndedWindowSignsNobodyInAgainWhoHasSignedOut() throws Exception {
        try (Home first = home()) {
            first.carryOut(new Effect.KeepToken(SERVER, new Session("ann", "t1")), event -> {});
            assertThat(isShared(first)).isFalse();
            try (Home second = home()) {
                second.carryOut(new Effect.KeepToken(SERVER, new Session("ann", "t2")), event -> {});
                assertThat(isShared(second)).isTrue();
            }
            List<Event> happened = new CopyOnWriteArrayList<>();
            first.carryOut(new Effect.ForgetToken(SERVER, new Session("ann", "t1"), true), happened::add);
            assertThat(isShared(first)).isFalse();
            assertThat(happened).isEmpty();
            assertThat(first.beginning(SERVER, "")).isNull();
        }
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
