package dev.parley.server.admin;

import dev.parley.order.TimeAndReason;
import dev.parley.order.UnclearException;
import dev.parley.protocol.Result;
import dev.parley.server.audit.Deed;
import dev.parley.text.SafeText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands for the addresses from which nobody may connect: {@code /banip}, {@code /unbanip}. They are written as in the client. */
final class SourceCommands {

    private SourceCommands() {}

    static Answer ban(Turn turn, String argument) {
        String[] parts = argument.strip().split("\\s+", 2);
        String source = parts[0];
        if (source.isEmpty()) {
            return list(turn);
        }
        try {
            return ban(turn, source, TimeAndReason.parse(parts.length == 2 ? parts[1].strip() : ""));
        } catch (UnclearException unclear) {
            return Answer.wrong(unclear.why("Write /banip ADDRESS [TIME] [REASON]."));
        }
    }

    private static Answer ban(Turn turn, String source, TimeAndReason said) {
        String span = said.minutes() == null ? null : said.minutes() + " minutes";
        AdminActs acts = turn.acting(new Deed("banip", source, null, span, said.reason()));
        Reply<List<String>> reply = turn.ask(answer -> acts.banSource(source, said, answer));
        List<String> networks = reply.made();
        if (networks == null) {
            return Answer.failed(reply.refusal());
        }
        String which = String.join(", ", networks);
        if (source.startsWith("@")) {
            turn.detail(span == null ? which : which + ", " + span);
        }
        return Answer.done(
                Row.of("ok", true).with("sources", networks),
                "Nobody can connect from " + which + " any more. /banip lists the banned addresses.");
    }

    static Answer unban(Turn turn, String argument) {
        List<String> words = Written.words(argument);
        if (words.size() != 1) {
            return Answer.wrong("Write /unbanip ADDRESS.");
        }
        String source = words.get(0);
        AdminActs acts = turn.actingOn(source, "unbanip");
        Reply<String> reply = turn.ask(answer -> acts.unbanSource(source, answer));
        String network = reply.made();
        return network == null
                ? Answer.failed(reply.refusal())
                : Answer.done("Took back the ban of " + SafeText.escape(network) + ".");
    }

    private static Answer list(Turn turn) {
        List<Result.SourceBan> bans = turn.<List<Result.SourceBan>>ask(turn.server()::bannedSources);
        List<Row> rows = bans.stream()
                .map(ban -> Row.of("source", ban.source())
                        .with("by", ban.by())
                        .with("at", ban.at().toString())
                        .with("until", text(ban.until()))
                        .with("why", ban.text()))
                .toList();
        return Answer.list(Answers.bannedSources(bans, turn.zone()), rows);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
