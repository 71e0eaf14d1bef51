package dev.parley.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.decide.Decider;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Admins ban sources from the server: nobody comes from there, and neither this machine nor the admin is shut out. */
class SourceBansTest {

    private static final String SPAM = "192.0.2.66";

    private final ChatFixture chat = new ChatFixture(Operated.by("root"), 10_000);
    private final Client bob = chat.register("bob");
    private Client root;

    @BeforeEach
    void rootComesFromElsewhere() {
        root = chat.connectFrom("198.51.100.7");
        root.ok(new Request.Register("root", ChatFixture.PASSWORD, Operated.CODE, null), Result.SignedIn.class);
    }

    @AfterEach
    void replay() {
        chat.assertReplayGivesTheSame();
    }

    private static Request ban(String source) {
        return new Request.Ban(null, null, null, source, null);
    }

    private static Request unban(String source) {
        return new Request.Unban(null, null, source);
    }

    private boolean isTurnedAway(String network) {
        return Decider.turnedAway(chat.world(), network, chat.now()) != null;
    }

    private List<Result.SourceBan> bans() {
        Result.BanList list = root.ok(new Request.Bans(null), Result.BanList.class);
        return list.sources();
    }

    @Test
    void nobodyComesFromThereAndWhoIsThereGoes() {
        Client carl = chat.connectFrom(SPAM);
        carl.ok(new Request.Register("carl", ChatFixture.PASSWORD), Result.SignedIn.class);
        Client guest = chat.connectFrom(SPAM);
        root.ok(new Request.Ban(null, null, "Spam.", SPAM, null));
        for (Client each : List.of(carl, guest)) {
            assertThat(each.bye().code()).isEqualTo("kicked");
            assertThat(each.bye().text()).isEqualTo("Your address is banned from this server.");
        }
        assertThat(bob.bye()).isNull();
        assertThat(isTurnedAway(SPAM)).isTrue();
        assertThat(isTurnedAway("192.0.2.67")).isFalse();
        assertThat(bans()).containsExactly(new Result.SourceBan(SPAM, "root", chat.now(), "Spam.", null));
    }

    @Test
    void whoComesFromThereAllTheSameHasNoPasswordHashed() {
        root.ok(ban(SPAM));
        chat.holdPasswords();
        Client late = chat.connectFrom(SPAM);
        assertThat(late.refusal(new Request.Register("eve", ChatFixture.PASSWORD)))
                .isEqualTo("forbidden");
        assertThat(late.refusal(Requests.login("bob", ChatFixture.PASSWORD))).isEqualTo("forbidden");
        assertThat(chat.heldPasswords()).isZero();
        chat.answerPasswords();
    }

    @Test
    void aBanEndsWhenItWasSaidOrIsTakenBack() {
        root.ok(new Request.Ban(null, null, null, SPAM, 60L));
        assertThat(bans()).singleElement().satisfies(ban -> assertThat(ban.until())
                .isEqualTo(chat.now().plus(Duration.ofHours(1))));
        chat.wait(Duration.ofMinutes(59));
        assertThat(isTurnedAway(SPAM)).isTrue();
        chat.wait(Duration.ofMinutes(1));
        assertThat(isTurnedAway(SPAM)).isFalse();
        assertThat(bans()).isEmpty();
        root.ok(ban(SPAM));
        assertThat(isTurnedAway(SPAM)).isTrue();
        root.ok(unban(SPAM));
        assertThat(isTurnedAway(SPAM)).isFalse();
        assertThat(root.refusal(unban(SPAM))).isEqualTo("bad_request");
    }

    @Test
    void anAddressOfIpv6StandsForItsNetwork() {
        root.ok(ban("2001:db8:1:2::7"));
        assertThat(isTurnedAway("2001:db8:1:2:0:0:0:0")).isTrue();
        assertThat(isTurnedAway("2001:db8:1:3:0:0:0:0")).isFalse();
        assertThat(bans()).extracting(Result.SourceBan::source).containsExactly("2001:db8:1:2::/64");
        root.ok(unban("2001:db8:1:2::/64"));
        assertThat(bans()).isEmpty();
    }

    @Test
    void aUserIsBannedByWhereTheyAreOrWere() {
        Client carl = chat.connectFrom(SPAM);
        carl.ok(new Request.Register("carl", ChatFixture.PASSWORD), Result.SignedIn.class);
        chat.wait(Duration.ofSeconds(1));
        Client other = chat.connectFrom("203.0.113.9");
        other.ok(Requests.login("carl", ChatFixture.PASSWORD));
        root.ok(ban("@Carl"));
        assertThat(bans()).extracting(Result.SourceBan::source).containsExactlyInAnyOrder(SPAM, "203.0.113.9");
        carl.disconnect();
        other.disconnect();
        root.ok(unban(SPAM)).ok(unban("203.0.113.9"));
        root.ok(ban("@carl"));
        assertThat(bans()).extracting(Result.SourceBan::source).containsExactly("203.0.113.9");
        assertThat(root.refusal(ban("@nobody"))).isEqualTo("no_such_user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "198.51.100.7", "@root", "@bob"})
    void neitherThisMachineNorTheAdminIsShutOut(String source) {
        ErrorReply refused = root.refused(ban(source));
        assertThat(refused.code()).isEqualTo("forbidden");
        assertThat(root.bye()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bob", "10.0.0.0/8", "2001:db8::/32", "1.2.3", "1.2.3.400", "example.org", "::g", "\n"})
    void whatIsNoSourceIsNamed(String source) {
        ErrorReply refused = root.refused(ban(source));
        assertThat(refused.code()).isEqualTo("bad_request");
        assertThat(refused.field()).isEqualTo("source");
    }

    @Test
    void onlyAdminsBanSourcesAndSeeThem() {
        for (Request request : List.of(ban(SPAM), unban(SPAM), new Request.Bans(null))) {
            assertThat(bob.refusal(request)).isEqualTo("forbidden");
        }
        assertThat(root.refusal(new Request.Ban(null, null, "a\nb", SPAM, null)))
                .isEqualTo("bad_text");
        for (long minutes : new long[] {0, 5_256_001}) {
            assertThat(root.refusal(new Request.Ban(null, null, null, SPAM, minutes)))
                    .isEqualTo("bad_request");
        }
    }

    @Test
    void thereAreNoMoreThanTenThousandAndThoseThatAreOverMakeRoom() {
        chat.quick(true);
        for (int i = 0; i < 10_000; i++) {
            Long minutes = i == 17 ? 1L : null;
            root.ok(new Request.Ban(null, null, null, "10.1." + i / 250 + "." + i % 250, minutes));
        }
        chat.quick(false);
        assertThat(root.refusal(ban(SPAM))).isEqualTo("forbidden");
        root.ok(ban("10.1.0.0"));
        chat.wait(Duration.ofMinutes(1));
        root.ok(ban(SPAM));
        assertThat(bans()).hasSize(10_000);
        assertThat(root.refusal(ban("192.0.2.67"))).isEqualTo("forbidden");
    }

    @Test
    void theNameOfAnAdminWhoseAccountIsDeletedDoesNotStayThere() {
        root.ok(ban(SPAM));
        chat.submit(Command.NO_SESSION, new Input.OperatorDeletedAccount("root"));
        assertThat(chat.state().sourceBans().all()).extracting(ban -> ban.by()).containsExactly("(forgotten)");
    }
}
