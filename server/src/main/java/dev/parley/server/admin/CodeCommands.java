package dev.parley.server.admin;

import dev.parley.order.CodeWords;
import dev.parley.order.UnclearException;
import dev.parley.protocol.InviteCodes;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.audit.Deed;
import java.util.ArrayList;
import java.util.List;

/** Commands for invitation codes: {@code /invite-code}, {@code /invite-codes}. They are written as in the client. */
final class CodeCommands {

    private CodeCommands() {}

    static Answer code(Turn turn, String argument) {
        List<String> words = new ArrayList<>(Written.words(argument));
        words.removeIf(String::isEmpty);
        try {
            String revoked = CodeWords.revoked(words);
            return revoked == null ? make(turn, CodeWords.parse(words)) : revoke(turn, revoked);
        } catch (UnclearException unclear) {
            return Answer.wrong(
                    unclear.why("Write /invite-code [N uses] [D days] [ROOM], such as /invite-code 20 uses 7 days."));
        }
    }

    private static Answer make(Turn turn, Request.CreateCode wanted) {
        String room = wanted.room() == null ? null : Written.room(wanted.room());
        String detail = Answers.count(wanted.uses() == null ? InviteCodes.USUAL_USES : wanted.uses(), "use") + ", "
                + Answers.count(wanted.days() == null ? InviteCodes.USUAL_DAYS : wanted.days(), "day");
        AdminActs acts = turn.acting(new Deed("code create", null, room, detail, null));
        Request.CreateCode request = new Request.CreateCode(wanted.uses(), wanted.days(), room);
        Reply<Result.NewCode> reply = turn.ask(answer -> acts.makeCode(request, answer));
        Result.NewCode made = reply.made();
        if (made == null) {
            return Answer.failed(reply.refusal());
        }
        turn.detail("code " + made.number() + ", " + detail);
        return Answer.done(
                Row.of("ok", true)
                        .with("number", made.number())
                        .with("code", made.code())
                        .with("uses", made.uses())
                        .with("until", made.until().toString())
                        .with("room", made.room()),
                Answers.newCode(made, turn.zone()).toArray(new String[0]));
    }

    private static Answer revoke(Turn turn, String written) {
        // The code itself is for nobody's eyes.
        AdminActs acts = turn.acting("code revoke");
        Reply<Long> reply = turn.ask(answer -> acts.revokeCode(written, answer));
        Long number = reply.made();
        if (number == null) {
            return Answer.failed(reply.refusal());
        }
        turn.detail("code " + number);
        return Answer.done("Invitation code " + number + " is no longer valid.");
    }

    static Answer codes(Turn turn, String argument) {
        List<Result.CodeSummary> all = turn.<List<Result.CodeSummary>>ask(turn.server()::codes);
        List<Row> rows = all.stream()
                .map(code -> Row.of("number", code.number())
                        .with("uses", code.uses())
                        .with("left", code.left())
                        .with("until", code.until().toString())
                        .with("room", code.room())
                        .with("by", code.by())
                        .with("at", code.at() == null ? null : code.at().toString()))
                .toList();
        return Answer.list(Answers.codes(all, turn.zone()), rows);
    }
}
