package dev.parley.server.admin;

import dev.parley.server.audit.Act;
import dev.parley.server.audit.AuditPort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /audit}: what operators, admins and moderators did. */
final class AuditCommand {

    /** Where no number is given. */
    private static final int USUAL = 20;

    /** In one answer. */
    static final int MOST = 1_000;

    private final AuditPort audit;

    AuditCommand(AuditPort audit) {
        this.audit = audit;
    }

    Answer show(Turn turn, String argument) {
        List<String> words = new ArrayList<>(Written.words(argument));
        words.removeIf(String::isEmpty);
        int count = USUAL;
        if (!words.isEmpty() && words.get(0).matches("[0-9]{1,9}")) {
            count = Integer.parseInt(words.remove(0));
        }
        if (words.size() > 1 || count < 1 || count > MOST) {
            return Answer.wrong("Write /audit [N] [ROOM|USER], with N from 1 to " + MOST + ".");
        }
        String name = words.isEmpty() ? null : Written.room(Written.user(words.get(0)));
        try {
            List<Act> acts = audit.newest(count, name);
            return Answer.list(
                    acts.isEmpty()
                            ? List.of("The audit log has nothing" + (name == null ? "." : " about that name."))
                            : Answers.acts(acts, turn.zone()),
                    acts.stream().map(AuditCommand::row).toList());
        } catch (IOException unreadable) {
            return Answer.failed("The audit log cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    private static Row row(Act act) {
        Row row = Row.of("time", act.at().toString())
                .with("by", act.by().name().toLowerCase(Locale.ROOT))
                .with("who", act.who())
                .with("from", act.from())
                .with("what", act.what());
        return with(
                        with(with(with(row, "whom", act.whom()), "room", act.room()), "detail", act.detail()),
                        "why",
                        act.why())
                .with("result", act.result());
    }

    private static Row with(Row row, String name, @Nullable String text) {
        return text == null ? row : row.with(name, text);
    }
}
