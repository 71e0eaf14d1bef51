package dev.parley.server.session;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Effect;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Bytes of memory that an effect takes while it waits, roughly, and rather too many than too few. */
final class EffectBytes implements Effect.Visitor<Long>, ServerMessage.Visitor<Long>, Result.Visitor<Long> {

    private static final EffectBytes VISITOR = new EffectBytes();

    /** An effect, or one thing of a list, but for its text. */
    private static final long ONE = 250;

    private static final long SESSION = 8;

    private EffectBytes() {}

    static long of(Effect effect) {
        return effect.accept(VISITOR);
    }

    private static long of(String text) {
        return 2L * text.length();
    }

    private static long of(ServerEvent event) {
        if (event instanceof Entry entry) {
            String text = entry.words();
            return ONE + (text == null ? 0 : of(text));
        }
        return ONE + (event instanceof ServerEvent.Notice notice ? of(notice.text()) : 0);
    }

    private static long ofAll(List<? extends ServerEvent> entries) {
        long all = ONE;
        for (ServerEvent entry : entries) {
            all += of(entry);
        }
        return all;
    }

    private static long ofList(List<?> things) {
        return ONE + ONE * things.size();
    }

    @Override
    public Long reply(Effect.Reply reply) {
        return reply.message().accept(this);
    }

    @Override
    public Long deliver(Effect.Deliver deliver) {
        return of(deliver.event()) + SESSION * deliver.to().size();
    }

    @Override
    public Long startPasswordTask(Effect.StartPasswordTask start) {
        return 4 * ONE;
    }

    @Override
    public Long startQuery(Effect.StartQuery start) {
        return 4 * ONE;
    }

    @Override
    public Long close(Effect.Close close) {
        return ONE;
    }

    @Override
    public Long ok(ServerMessage.Ok ok) {
        return ok.result().accept(this);
    }

    @Override
    public Long failed(ServerMessage.Failed failed) {
        return ONE;
    }

    @Override
    public Long event(ServerEvent event) {
        return of(event);
    }

    @Override
    public Long done(Result.Done done) {
        return ONE;
    }

    @Override
    public Long signedIn(Result.SignedIn signedIn) {
        return ofList(signedIn.rooms())
                + (signedIn.invitations() == null ? 0 : ofList(signedIn.invitations()))
                + (signedIn.blocked() == null ? 0 : ofList(signedIn.blocked()));
    }

    @Override
    public Long roomList(Result.RoomList list) {
        return ofList(list.rooms());
    }

    @Override
    public Long created(Result.Created created) {
        return ONE;
    }

    @Override
    public Long joined(Result.Joined joined) {
        return ofList(joined.members()) + ofAll(joined.entries());
    }

    @Override
    public Long memberList(Result.MemberList list) {
        return ofList(list.members());
    }

    @Override
    public Long userList(Result.UserList list) {
        return ofList(list.users());
    }

    @Override
    public Long sessionList(Result.SessionList list) {
        return ofList(list.sessions());
    }

    @Override
    public Long sent(Result.Sent sent) {
        return ONE;
    }

    @Override
    public Long broadcasted(Result.Broadcasted broadcasted) {
        return ONE;
    }

    @Override
    public Long page(Result.Page page) {
        return ofAll(page.entries());
    }

    @Override
    public Long found(Result.Found found) {
        return ofAll(found.entries());
    }

    @Override
    public Long marked(Result.Marked marked) {
        return ONE;
    }

    @Override
    public Long banList(Result.BanList list) {
        List<Result.SourceBan> sources = list.sources() == null ? List.of() : list.sources();
        long texts = Stream.concat(
                        list.bans().stream().map(Result.BanSummary::text),
                        sources.stream().map(Result.SourceBan::text))
                .filter(Objects::nonNull)
                .mapToLong(EffectBytes::of)
                .sum();
        return ofList(list.bans()) + ofList(sources) + texts;
    }

    @Override
    public Long newCode(Result.NewCode code) {
        return ONE;
    }

    @Override
    public Long newAccount(Result.NewAccount account) {
        return ONE;
    }

    @Override
    public Long codeList(Result.CodeList list) {
        return ofList(list.codes());
    }

    @Override
    public Long blockedList(Result.BlockedList list) {
        return ofList(list.blocked());
    }

    @Override
    public Long written(Result.Written written) {
        return ONE;
    }
}
