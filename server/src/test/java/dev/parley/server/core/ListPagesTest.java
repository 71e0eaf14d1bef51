package dev.parley.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.ChatFixture.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long lists of people and rooms, a page at a time. */
class ListPagesTest {

    private final ChatFixture chat = ChatFixture.open();
    private Client ann = chat.connect();

    @BeforeEach
    void register() {
        chat.quick(true);
        ann = chat.register("ann");
    }

    @AfterEach
    void replayGivesTheSame() {
        chat.assertReplayGivesTheSame();
        ChatFixture.assertOnlineMembersAreKept(chat.world());
    }

    private Result.MemberList members(@Nullable String after, @Nullable Integer limit) {
        return ann.ok(new Request.Members("lobby", after, limit), Result.MemberList.class);
    }

    private Result.RoomList rooms(@Nullable String query, @Nullable String after, @Nullable Integer limit) {
        return ann.ok(new Request.Rooms(query, after, limit), Result.RoomList.class);
    }

    private static List<String> names(Result.MemberList page) {
        return page.members().stream().map(Result.MemberSummary::user).toList();
    }

    private static List<String> names(Result.RoomList page) {
        return page.rooms().stream().map(Result.RoomSummary::room).toList();
    }

    @Test
    void pagesOfMembersFollowEachOtherByNameAndEndWithTheLast() {
        for (int i = 0; i < 120; i++) {
            Client somebody = chat.register((i % 2 == 0 ? "User" : "user") + i);
            if (i % 3 == 0) {
                somebody.disconnect();
            }
        }
        List<String> all = new ArrayList<>();
        Result.MemberList page = members(null, 50);
        while (page.next() != null) {
            assertThat(page.members()).hasSize(50);
            assertThat(page.membersTotal()).isEqualTo(121);
            all.addAll(names(page));
            page = members(page.next(), 50);
        }
        all.addAll(names(page));
        assertThat(all).hasSize(121).doesNotHaveDuplicates().isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        assertThat(all).contains("ann", "User0", "user119");
    }

    @Test
    void whoIsNotInAPageOfMembersCameOrWentSince() {
        for (String user : List.of("bob", "cy", "dan", "eve")) {
            chat.register(user);
        }
        Result.MemberList first = members(null, 2);
        assertThat(names(first)).containsExactly("ann", "bob");
        assertThat(first.next()).isEqualTo("bob");
        chat.login("bob").ok(Requests.leave("lobby"));
        chat.register("carl");
        assertThat(names(members(first.next(), 10))).containsExactly("carl", "cy", "dan", "eve");
    }

    @Test
    void aPageBehindANameThatIsNobodysBeginsWhereItWouldStand() {
        chat.register("bob");
        chat.register("dan");
        assertThat(names(members("CARL", 10))).containsExactly("dan");
        assertThat(names(members("zoe", 10))).isEmpty();
        assertThat(names(members("not a name", 10))).isEmpty();
    }

    @Test
    void afterAloneGivesFiftyAndALimitOfNoneGivesTheNumberAlone() {
        for (int i = 0; i < 60; i++) {
            chat.register("user" + i);
        }
        assertThat(members("ann", null).members()).hasSize(Request.DEFAULT_LIMIT);
        Result.MemberList none = members(null, 0);
        assertThat(none.members()).isEmpty();
        assertThat(none.membersTotal()).isEqualTo(61);
        assertThat(none.next()).isNull();
    }

    @Test
    void aDirectConversationHasAPageAsWell() {
        chat.register("bob");
        Result.MemberList page = ann.ok(new Request.Members("@bob", "ann", 1), Result.MemberList.class);
        assertThat(names(page)).containsExactly("bob");
        assertThat(page.next()).isNull();
    }

    @Test
    void withoutAPageAskedForAllComeInTheOrderTheyJoined() {
        chat.register("zoe");
        chat.register("bob").disconnect();
        Result.MemberList all = members(null, null);
        assertThat(names(all)).containsExactly("ann", "zoe", "bob");
        assertThat(all.membersTotal()).isNull();
        assertThat(all.next()).isNull();
    }

    @Test
    void pagesOfRoomsFollowEachOtherByNameAndShowNoPrivateRoom() {
        Client bob = chat.register("bob");
        TreeSet<String> seen = new TreeSet<>(List.of("lobby"));
        for (int i = 0; i < 40; i++) {
            boolean hidden = i % 4 == 0;
            bob.ok(new Request.Create("room" + i, null, hidden));
            if (!hidden) {
                seen.add("room" + i);
            }
        }
        List<String> all = new ArrayList<>();
        Result.RoomList page = rooms(null, null, 7);
        while (page.next() != null) {
            assertThat(page.rooms()).hasSize(7);
            assertThat(page.more()).isTrue();
            all.addAll(names(page));
            page = rooms(null, page.next(), 7);
        }
        all.addAll(names(page));
        assertThat(page.more()).isNull();
        assertThat(all).containsExactlyElementsOf(seen);
        assertThat(names(rooms("room3", "room30", 2))).containsExactly("room31", "room33");
        assertThat(names(rooms("nothing", null, 2))).isEmpty();
    }

    @Test
    void aRoomIsFoundByItsTopicAsItIsNow() {
        ann.ok(new Request.Create("tea", "Green and BLACK", false));
        assertThat(names(rooms("black", null, 5))).containsExactly("tea");
        ann.ok(new Request.Topic("tea", "Oolong"));
        assertThat(names(rooms("black", null, 5))).isEmpty();
        assertThat(names(rooms("OOLONG", null, 5))).containsExactly("tea");
    }

    @Test
    void whoJoinsACrowdSeesThoseOnlineFirstAndIsAmongThem() {
        Client owner = chat.register("owner");
        owner.ok(new Request.Create("crowd", null, false));
        for (int i = 0; i < 7_000; i++) {
            Client somebody = chat.register("user" + i);
            somebody.ok(Requests.join("crowd"));
            if (i % 7 != 0) {
                somebody.disconnect();
            }
        }
        Result.Joined joined = ann.ok(Requests.join("crowd"), Result.Joined.class);
        assertThat(joined.membersTotal()).isEqualTo(7_002);
        assertThat(joined.members())
                .hasSizeLessThan(7_000)
                .extracting(Result.MemberSummary::user)
                .contains("ann");
        assertThat(joined.members().subList(0, 1_002)).allMatch(Result.MemberSummary::online);
        assertThat(joined.members().subList(1_002, joined.members().size())).noneMatch(Result.MemberSummary::online);
    }
}
