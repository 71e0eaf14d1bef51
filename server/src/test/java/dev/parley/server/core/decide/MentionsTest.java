package dev.parley.server.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.core.ChatFixture;
import dev.parley.server.core.state.Room;
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
                "a@bob | bob",
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
        assertThat(String.join(" ", Mentions.in(text, LOBBY, "ann"))).isEqualTo(expected);
    }

    @Test
    void theLongestNameIsFoundAndALongerWordIsNoName() {
        String longest = "x".repeat(32);
        assertThat(Mentions.in("@" + longest + " hi", LOBBY, "ann")).containsExactly(longest);
        assertThat(Mentions.in(longest + ": hi", LOBBY, "ann")).containsExactly(longest);
        assertThat(Mentions.in("@" + longest + "x", LOBBY, "ann")).isEmpty();
        assertThat(Mentions.in("@" + "y".repeat(4000), LOBBY, "ann")).isEmpty();
        assertThat(Mentions.in("@".repeat(4000), LOBBY, "ann")).isEmpty();
        assertThat(Mentions.in("@bob\ud83d", LOBBY, "ann")).containsExactly("bob");
    }
}
