package dev.parley.server.crash;

import static dev.parley.server.crash.Violations.Kind.LOST;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The ways into an account: a password, or one of the tokens given out for it. Every one that was promised has to open. */
final class Doors {
    private final World world;
    private final Map<String, String> newest = new HashMap<>();

    Doors(World world) {
        this.world = world;
    }

    /** Makes an account, or finds out that the crash let it be. */
    JsonNode register(Member member, String user, String password) throws IOException {
        world.registers().sent(Cast.account(user), password);
        JsonNode reply = member.register(user, password);
        if (Member.isOk(reply)) {
            world.registers().acknowledged(Cast.account(user), password);
            keep(member);
        } else {
            world.registers().refused(Cast.account(user), password);
        }
        return reply;
    }

    /** Signs in by password or token, whichever the dice say. */
    JsonNode signIn(Member member, String user, Random random) throws IOException {
        String token;
        synchronized (this) {
            token = newest.get(user);
        }
        return token != null && random.nextInt(4) > 0 ? byToken(member, user, token) : byPassword(member, user);
    }

    private JsonNode byToken(Member member, String user, String token) throws IOException {
        JsonNode reply = member.loginByToken(token);
        world.registers()
                .found(
                        Cast.token(token),
                        Member.isOk(reply) ? reply.path("user").asText() : Registers.ABSENT);
        return checked(reply, user, member);
    }

    /** By the password that was set last, as far as that is known: it may be one of several after a crash. */
    JsonNode byPassword(Member member, String user) throws IOException {
        List<String> passwords = world.registers().candidates(Cast.account(user));
        for (String password : passwords) {
            if (password.equals(Registers.ABSENT)) {
                continue;
            }
            JsonNode reply = member.loginByPassword(user, password);
            if (Member.isOk(reply)) {
                world.registers().found(Cast.account(user), password);
                keep(member);
                return checked(reply, user, member);
            }
        }
        world.registers().found(Cast.account(user), Registers.ABSENT);
        return Json.read("{\"type\":\"error\",\"code\":\"no_such_account\"}");
    }

    private JsonNode checked(JsonNode reply, String user, Member member) {
        if (Member.isOk(reply) && !member.user().equals(user)) {
            world.violations().add(LOST, "who signed in as " + user + " is " + member.user());
        }
        return reply;
    }

    private void keep(Member member) {
        world.registers().sent(Cast.token(member.token()), member.user());
        world.registers().acknowledged(Cast.token(member.token()), member.user());
        synchronized (this) {
            newest.put(member.user(), member.token());
        }
    }
}
