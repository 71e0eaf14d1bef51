package dev.parley.server.admin;

import dev.parley.server.audit.Deed;
import dev.parley.text.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Commands for accounts and their sign-ins: {@code /accounts}, {@code /sessions}. */
final class SignInCommands {

    /** In one answer. */
    static final int PAGE = 100;

    private SignInCommands() {}

    static Answer accounts(Turn turn, String argument) {
        List<String> words = new ArrayList<>(Written.words(argument));
        words.removeIf(String::isEmpty);
        String after = "";
        int size = words.size();
        if (size >= 2 && words.get(size - 2).equalsIgnoreCase("after")) {
            after = Written.user(words.get(size - 1));
            words = words.subList(0, size - 2);
        }
        if (words.size() > 1) {
            return Answer.wrong("Write /accounts [PART] [after NAME].");
        }
        String part = words.isEmpty() ? "" : words.get(0);
        String from = after;
        AccountPage page = turn.ask(answer -> turn.server().accounts(part, from, PAGE, answer));
        List<Row> rows = page.accounts().stream()
                .map(one -> Row.of("user", one.user())
                        .with("online", one.online())
                        .with("admin", one.admin())
                        .with("bot", one.bot())
                        .with("disabled", one.disabled())
                        .with("rooms", one.rooms())
                        .with("sessions", one.signIns())
                        .with("stored_bytes", one.stored()))
                .toList();
        return Answer.list(Answers.accounts(page, part), rows);
    }

    static Answer sessions(Turn turn, String argument) {
        List<String> words = Written.words(argument);
        String user = Written.user(words.get(0));
        if (words.size() == 3 && words.get(1).toLowerCase(Locale.ROOT).equals("end")) {
            return end(turn, user, words.get(2));
        }
        if (words.size() != 1) {
            return Answer.wrong("Write /sessions USER, or /sessions USER end SESSION.");
        }
        List<SignIn> all = turn.ask(answer -> turn.server().sessions(user, answer));
        if (all == null) {
            return Answer.failed(UserCommands.noSuchUser(SafeText.escape(user)));
        }
        List<Row> rows = all.stream()
                .map(one -> Row.of("session", one.session())
                        .with("device", one.device().isEmpty() ? null : one.device())
                        .with("connections", one.connections())
                        .with("address", one.address())
                        .with("since", text(one.since()))
                        .with("used", text(one.used())))
                .toList();
        return Answer.list(Answers.sessions(all, SafeText.escape(user), turn.zone()), rows);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static Answer end(Turn turn, String user, String session) {
        String name = SafeText.escape(user);
        AdminActs acts = turn.acting(new Deed("session end", user, null, session, null));
        AdminPort.Change change = turn.ask(answer -> acts.endSession(user, session, answer));
        return switch (change) {
            case DONE -> Answer.done("The session " + SafeText.escape(session) + " of " + name + " has ended.");
            case NOTHING_TO_DO ->
                Answer.failed(
                        name + " has no session " + SafeText.escape(session) + ". /sessions " + name + " lists them.");
            case UNKNOWN -> Answer.failed(UserCommands.noSuchUser(name));
            case NOT_STORED -> Answer.failed("The change could not be stored.");
        };
    }
}
