package dev.parley.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Result.MemberSummary;
import dev.parley.protocol.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    /** The members of the room; with each row the ones who are mentioned, by canonical name. */
    private static final List<String> MEMBERS = List.of("Ann", "ann.b", "bob", "José", "田中", "анна", "x-1");

    private static final Roster ROSTER = Roster.of(
            MEMBERS.stream()
                    .map(user -> new MemberSummary(user, Role.MEMBER, true, null, null))
                    .toList(),
            Long.MAX_VALUE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hi @ann | ann",
                "hi @ann... | ann",
                "hi @ann.. | ann",
                "I asked @ann. | ann",
                "@ann's cup | ann",
                "@ann\u2019s cup | ann",
                "(@ANN) | ann",
                "@ann, see | ann",
                "see @ann: | ann",
                "@ann! | ann",
                "@ann? @bob | ann bob",
                "**@ann** | ann",
                "@ann_ | ann",
                "@ann- | ann",
                "ann: hi | ann",
                "Ann, hi | ann",
                "ann\uff1a hi | ann",
                "ann\u3001\u898b\u3066 | ann",
                "\uff20ann hi | ann",
                "\uff20\uff41\uff4e\uff4e hi | ann",
                "@ann\u3055\u3093\u3001\u898b\u3066 | ann",
                "@ann\ub2d8 | ann",
                "@ann\u0e04\u0e23\u0e31\u0e1a | ann",
                "\u4f60\u597d@ann | ann",
                "@\u7530\u4e2d\u3055\u3093 | \u7530\u4e2d",
                "@\u7530\u4e2d | \u7530\u4e2d",
                "@jose\u0301 | jos\u00e9",
                "@JOS\u00c9 | jos\u00e9",
                "@\u0410\u043d\u043d\u0430! | \u0430\u043d\u043d\u0430",
                "@ann.b | ann.b",
                "@ann.b. | ann.b",
                "@ann.c | ''",
                "@@ann | ann",
                "@annie and @ann | ann",
                "@x-1: | x-1",
                "x@ann | ''",
                "x@ann.org | ''",
                "mail jose\u0301@ann | ''",
                "a.b@ann | ''",
                "ann | ''",
                "hi ann: you | ''",
                "@annie | ''",
                "annie: hi | ''",
                "joann: hi | ''",
                "@ ann | ''",
                "@ | ''",
                "@carl | ''"
            })
    void whoIsMentionedIsTheSameForTheServerAndForEachClient(String text, String mentioned) {
        List<String> expected = mentioned.isEmpty() ? List.of() : List.of(mentioned.split(" "));
        List<String> canonical = MEMBERS.stream().map(RoomKey::ofUser).toList();
        assertThat(dev.parley.name.Mentions.in(text, canonical::contains))
                .as("as the server counts")
                .isEqualTo(expected);
        for (String member : MEMBERS) {
            assertThat(Mentions.isIn(text, member, ROSTER))
                    .as("as the client of %s shows", member)
                    .isEqualTo(expected.contains(RoomKey.ofUser(member)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"@ann", "ann: hi", "@ann..."})
    void nobodyIsMentionedWhoIsNotSignedIn(String text) {
        assertThat(Mentions.isIn(text, "", Roster.EMPTY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "@ann\u3055", "@\u3042\u3044\u3046\u3048\u304a", "a\u0301@"})
    void aTextFullOfSignsIsSearchedQuickly(String piece) {
        String text = Stream.generate(() -> piece).limit(4000).reduce("", String::concat);
        assertThat(dev.parley.name.Mentions.in(text, name -> false)).isEmpty();
    }
}
