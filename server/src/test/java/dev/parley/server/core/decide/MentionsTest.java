package dev.parley.server.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.core.ChatFixture;
import dev.parley.server.core.state.Room;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {

    private static final Room LOBBY = lobby();

    private static Room lobby() {
        ChatFixture chat = ChatFixture.open();
        for (String user : new String[] {"ann", "Bob", "dot.", "dot", "x-y_z", "Ольга", "健太", "𐐷𐐷", "x".repeat(32)}) {
            chat.register(user);
        }
        return chat.state().room("lobby");
    }

    /** As a message from ann is counted. */
    private static List<String> mentioned(String text) {
        return MessageHandlers.mentioned(text, LOBBY, "ann");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hi @bob | bob",
                "@BOB! | bob",
                "bob: hi | bob",
                "Bob, hi | bob",
                "bob:hi | bob",
                "@bob: hi | bob",
                "tell bob: hi | ''",
                "bob hi | ''",
                "bobby: hi | ''",
                "@bobby | ''",
                "@bob's | bob",
                "(@bob) | bob",
                "a@bob | ''",
                "@@bob | bob",
                "@bob@Ольга | bob ольга",
                "@bob @bob @BOB | bob",
                "@ольга, @x-y_z; | ольга x-y_z",
                "@健太 | 健太",
                "@𐐷𐐷. | 𐐷𐐷",
                "@bob... | bob",
                "@dot. | dot.",
                "@dot | dot",
                "@dot.. | dot.",
                "@dot. @dot. | dot.",
                "dot., hi | dot.",
                "@bоb | ''",
                "@nobody | ''",
                "@ann | ''",
                "@ | ''",
                "@. | ''",
                ": | ''",
            })
    void aMemberIsMentionedByNameOthersAreNot(String text, String expected) {
        assertThat(String.join(" ", mentioned(text))).isEqualTo(expected);
    }

    @Test
    void theLongestNameIsFoundAndALongerWordIsNoName() {
        String longest = "x".repeat(32);
        assertThat(mentioned("@" + longest + " hi")).containsExactly(longest);
        assertThat(mentioned(longest + ": hi")).containsExactly(longest);
        assertThat(mentioned("@" + longest + "x")).isEmpty();
        assertThat(mentioned("@" + "y".repeat(4000))).isEmpty();
        assertThat(mentioned("@".repeat(4000))).isEmpty();
        assertThat(mentioned("@bob\ud83d")).containsExactly("bob");
    }
}
