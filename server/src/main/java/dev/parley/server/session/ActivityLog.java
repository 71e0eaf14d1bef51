package dev.parley.server.session;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Command;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Session;
import dev.parley.server.core.state.World;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator what goes on, in a readable line each, and the day's file which request of whom came to what. Never a
 * text, a password or a token. The loggers write on a thread of their own.
 */
final class ActivityLog {

    private static final Logger ACTIVITY = LoggerFactory.getLogger("parley");
    private static final Logger REQUESTS = LoggerFactory.getLogger("parley.requests");

    /** Characters of a type that is none, which a stranger chose. */
    private static final int MOST_OF_A_TYPE = 32;

    private final World world;
    private final boolean activity;
    private final boolean requests;

    ActivityLog(World world, boolean activity, boolean requests) {
        this.world = world;
        this.activity = activity;
        this.requests = requests;
    }

    /**
     * After a command was applied.
     *
     * @param before the command's session as it was when the command came
     */
    void tell(Command command, @Nullable Session before, Outcome outcome) {
        if (activity) {
            outcome.events().forEach(event -> tellEvent(command, event));
            outcome.changes().forEach(change -> tellChange(command, before, change));
        }
        if (requests) {
            String type = requestType(command.input());
            for (Effect effect : outcome.effects()) {
                if (type != null && effect instanceof Effect.Reply reply) {
                    tellResult(type, who(command, before), address(before), reply.message());
                }
            }
        }
    }

    /** A line was refused before it became a command. */
    void tellRefused(@Nullable String type, @Nullable Session session, ErrorReply error) {
        if (requests) {
            String what = type == null ? "line" : type.substring(0, Math.min(type.length(), MOST_OF_A_TYPE));
            REQUESTS.info("{} by {} from <{}>: {}", what, user(session), address(session), error.code());
        }
    }

    /** A session is within its rate again, after so many requests that were not. */
    void tellLimited(@Nullable Session session, int requestsRefused) {
        if (requests) {
            REQUESTS.info(
                    "{} requests by {} from <{}>: rate_limited", requestsRefused, user(session), address(session));
        }
    }

    private static void tellResult(String type, String user, String address, ServerMessage message) {
        String result =
                message instanceof ServerMessage.Failed failed ? failed.error().code() : "ok";
        REQUESTS.info("{} by {} from <{}>: {}", type, user, address, result);
    }

    /** Who asked: who was signed in before, or is by what was asked. */
    private String who(Command command, @Nullable Session before) {
        boolean signedIn = before != null && before.login() != null;
        return user(signedIn ? before : world.presence().session(command.session()));
    }

    private static @Nullable String requestType(Input input) {
        if (input instanceof Input.Asked asked) {
            return asked.request().type();
        }
        if (input instanceof Input.PasswordHashed) {
            return "register";
        }
        if (input instanceof Input.PasswordChecked) {
            return "login";
        }
        if (input instanceof Input.PasswordReplaced) {
            return "password";
        }
        return input instanceof Input.WorkerBusy ? "password work" : null;
    }

    private void tellEvent(Command command, Event event) {
        if (event instanceof Event.EntryWritten written) {
            tellEntry(command, written);
        } else if (event instanceof Event.AccountCreated created) {
            ACTIVITY.info("{} registered from <{}>", created.name(), address(command));
        } else if (event instanceof Event.RoomCreated created && created.owner() != null) {
            ACTIVITY.info("{} made room [{}]", display(created.owner()), created.name());
        } else if (event instanceof Event.PasswordChanged changed) {
            ACTIVITY.info("{} has a new password", display(changed.user()));
        }
    }

    private void tellEntry(Command command, Event.EntryWritten written) {
        String actor = display(written.actor());
        Entry entry = written.entry();
        if (entry instanceof Entry.Message) {
            ACTIVITY.info("message forwarded from {} to {}", actor, place(written.log(), written.actor()));
        } else if (entry instanceof Entry.Joined) {
            ACTIVITY.info("{} joined room [{}] from <{}>", actor, entry.room(), address(command));
        } else if (entry instanceof Entry.Left left) {
            ACTIVITY.info("{} left room [{}] ({})", actor, entry.room(), left.reason());
        } else if (entry instanceof Entry.Topic) {
            ACTIVITY.info("{} set the topic of room [{}]", actor, entry.room());
        } else if (entry instanceof Entry.Edited) {
            ACTIVITY.info("{} edited a message to {}", actor, place(written.log(), written.actor()));
        } else if (entry instanceof Entry.Deleted) {
            ACTIVITY.info("{} deleted a message to {}", actor, place(written.log(), written.actor()));
        }
    }

    private void tellChange(Command command, @Nullable Session before, PresenceChange change) {
        if (change instanceof PresenceChange.SignedIn in) {
            ACTIVITY.info("{} logged in from <{}>", display(in.user()), address(command));
        } else if (change instanceof PresenceChange.SignedOut) {
            ACTIVITY.info("{} logged out from <{}>", user(before), address(before));
        } else if (change instanceof PresenceChange.Disconnected && before != null && before.login() != null) {
            ACTIVITY.info("{} disconnected from <{}>", user(before), address(before));
        } else if (change instanceof PresenceChange.SignInFailed failed) {
            // A name that nobody has is not written down: it may be a password, typed in the wrong place.
            String name = world.state().account(failed.user()) == null ? "an unknown user" : display(failed.user());
            ACTIVITY.info("wrong password for {} from <{}>", name, address(command));
        }
    }

    private String place(LogId log, String actor) {
        return log instanceof LogId.RoomLog room
                ? "[" + room.name() + "]"
                : display(((LogId.DirectLog) log).other(actor));
    }

    private String display(String user) {
        Account account = world.state().account(user);
        return account == null ? user : account.name().display();
    }

    private String user(@Nullable Session session) {
        return session == null || session.login() == null
                ? "nobody"
                : display(session.login().user());
    }

    private String address(Command command) {
        return address(world.presence().session(command.session()));
    }

    private static String address(@Nullable Session session) {
        return session == null ? "?" : session.address();
    }
}
