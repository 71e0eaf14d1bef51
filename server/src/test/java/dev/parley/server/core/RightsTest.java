package dev.parley.server.core;

import static dev.parley.server.core.Requests.createPrivate;
import static dev.parley.server.core.Requests.join;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.protocol.Feature;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestKind;
import dev.parley.protocol.Result;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.ChatFixture.Client;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every request that is about a room, by everybody that somebody can be there: what the table says is what happens. */
class RightsTest {

    /** What the asker is to the room. */
    private enum Asker {
        ADMIN,
        OWNER,
        OPERATOR,
        MEMBER,
        READER,
        STRANGER
    }

    /** What a request needs, and how it is made in a room. */
    private record Case(Right right, Function<String, Request> request) {}

    private static final Map<RequestKind, List<Case>> CASES = cases();

    /** Those that are not about a room. */
    private static final Set<RequestKind> OTHERS = EnumSet.of(
            RequestKind.REGISTER,
            RequestKind.LOGIN,
            RequestKind.LOGOUT,
            RequestKind.PASSWORD,
            RequestKind.SESSIONS,
            RequestKind.END_SESSION,
            RequestKind.ROOMS,
            RequestKind.CREATE,
            RequestKind.WHO,
            RequestKind.BROADCAST,
            RequestKind.AWAY,
            RequestKind.CREATE_CODE,
            RequestKind.CODES,
            RequestKind.REVOKE_CODE,
            RequestKind.CREATE_ACCOUNT,
            RequestKind.BOT,
            RequestKind.BLOCK,
            RequestKind.UNBLOCK,
            RequestKind.BLOCKED,
            RequestKind.PREFERENCE,
            RequestKind.PING);

    /** In the room the message 2 is of its owner, and 7 of the asker, who may have become a reader since. */
    private static Map<RequestKind, List<Case>> cases() {
        Map<RequestKind, List<Case>> all = new EnumMap<>(RequestKind.class);
        add(all, Right.READ, Requests::newest);
        add(all, Right.READ, room -> new Request.Members(room));
        add(all, Right.READ, Requests::join);
        add(all, Right.READ, room -> new Request.Search("word", room, null, null, 0));
        add(all, Right.READ, room -> new Request.Read(room, 1));
        add(all, Right.READ, room -> new Request.Received(room, 1));
        add(all, Right.READ, Requests::leave);
        add(all, Right.WRITE, room -> send(room, "hello"));
        add(all, Right.WRITE, room -> new Request.Typing(room));
        add(all, Right.WRITE, room -> new Request.React(room, 2, "👍", true));
        add(all, Right.WRITE, room -> new Request.Edit(room, 7, "edited"));
        add(all, Right.TOPIC, room -> new Request.Topic(room, "Leaves"));
        add(all, Right.READ, room -> new Request.Delete(room, 7));
        add(all, Right.DELETE_MESSAGES, room -> new Request.Delete(room, 2));
        add(all, Right.INVITE, room -> new Request.Invite(room, "guest"));
        add(all, Right.KICK, room -> new Request.Kick(room, "victim", null));
        add(all, Right.BAN, room -> new Request.Ban(room, "victim", null));
        add(all, Right.BAN, room -> new Request.Unban(room, "rogue"));
        add(all, Right.BAN, room -> new Request.Bans(room));
        add(all, Right.MAKE_READERS, room -> new Request.Role(room, "victim", Role.READER));
        add(all, Right.MAKE_OPERATORS, room -> new Request.Role(room, "victim", Role.OPERATOR));
        add(all, Right.MAKE_OPERATORS, room -> new Request.Role(room, "victim", Role.OWNER));
        add(all, Right.SET_PACE, room -> new Request.Set(room, "slow_s", "30"));
        add(all, Right.SET_PACE, room -> new Request.Set(room, "write_by", "operators"));
        add(all, Right.SET, room -> new Request.Set(room, "access", "open"));
        add(all, Right.SET, room -> new Request.Set(room, "topic_by", "operators"));
        add(all, Right.SET, room -> new Request.Set(room, "history_from", "joining"));
        add(all, Right.DELETE_ROOM, room -> new Request.DeleteRoom(room));
        return all;
    }

    private static void add(Map<RequestKind, List<Case>> all, Right right, Function<String, Request> request) {
        all.computeIfAbsent(request.apply("den").kind(), kind -> new ArrayList<>())
                .add(new Case(right, request));
    }

    @Test
    void everyKindOfRequestIsHere() {
        Set<RequestKind> seen = EnumSet.copyOf(CASES.keySet());
        seen.addAll(OTHERS);
        assertThat(seen).isEqualTo(EnumSet.allOf(RequestKind.class));
    }

    @Test
    void everyRightIsTriedButThatOfOpenRooms() {
        assertThat(CASES.values().stream().flatMap(List::stream).map(Case::right))
                .containsAll(EnumSet.complementOf(EnumSet.of(Right.INVITE_TO_OPEN)));
    }

    @TestFactory
    Stream<DynamicTest> theTableIsWhatHappens() {
        return CASES.values().stream().flatMap(List::stream).flatMap(one -> Stream.of(Asker.values())
                .map(asker -> dynamicTest(one.request.apply("den") + " by " + asker, () -> tryIt(one, asker))));
    }

    private static void tryIt(Case one, Asker asker) {
        Stage stage = new Stage(asker);
        Request request = one.request.apply("den");
        ServerMessage reply = stage.asker.ask(request);
        if (asker == Asker.STRANGER) {
            assertThat(Lines.of(reply)).isEqualTo("no_such_room");
        } else if (hasRight(asker, one.right)) {
            assertThat(reply).as("%s", Lines.of(reply)).isInstanceOf(ServerMessage.Ok.class);
        } else {
            assertThat(Lines.of(reply)).isEqualTo("forbidden");
        }
        stage.chat.assertReplayGivesTheSame();
    }

    private static boolean hasRight(Asker asker, Right right) {
        return switch (asker) {
            case ADMIN -> true;
            case STRANGER -> false;
            case OWNER, OPERATOR, MEMBER, READER -> Role.valueOf(asker.name()).isAtLeast(right.least());
        };
    }

    /** A hidden room with an owner, the asker, a victim, a rogue who is banned, and a guest who is nowhere. */
    private static final class Stage {
        private final ChatFixture chat = new ChatFixture(Operated.by("root"), 10_000);
        private final Client asker;

        Stage(Asker what) {
            Client owner = chat.register("founder");
            Client victim = chat.register("victim");
            Client rogue = chat.register("rogue");
            chat.register("guest");
            owner.ok(createPrivate("den"));
            owner.ok(send("den", "first"));
            invite(owner, victim, "victim");
            invite(owner, rogue, "rogue");
            owner.ok(new Request.Ban("den", "rogue", "Rude."));
            asker = chat.connect();
            String name = what == Asker.ADMIN ? "root" : "asker";
            asker.ok(
                    new Request.Register(
                            name, ChatFixture.PASSWORD, what == Asker.ADMIN ? Operated.CODE : null, null, Feature.ALL),
                    Result.SignedIn.class);
            if (what == Asker.STRANGER) {
                return;
            }
            invite(owner, asker, name);
            asker.ok(send("den", "mine"));
            assertThat(chat.state().room("den").entries().lastSeq()).isEqualTo(7);
            if (what != Asker.ADMIN && what != Asker.MEMBER) {
                owner.ok(new Request.Role("den", name, Role.valueOf(what.name())));
            }
        }

        private static void invite(Client owner, Client whom, String name) {
            owner.ok(new Request.Invite("den", name));
            whom.ok(join("den"));
        }
    }
}
