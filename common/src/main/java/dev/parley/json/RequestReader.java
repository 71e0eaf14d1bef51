package dev.parley.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.InviteCodes;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.RequestKind;
import dev.parley.protocol.RequestLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client's line to a {@link Request}, in one pass and without reflection, since every message passes here and any of them
 * may be hostile. Never throws for what a line says. Not thread-safe.
 */
public final class RequestReader {

    private static final int MAX_CID = 64;

    private final JsonFactory factory;

    /**
     * @param maxLine bytes in a line: no string in it can have more characters
     */
    public RequestReader(int maxLine) {
        this.factory = JsonShapes.factory(maxLine);
    }

    public RequestLine read(byte[] bytes, int offset, int length) {
        if (!isUtf8(bytes, offset, length)) {
            return garbage("The line is not valid UTF-8.");
        }
        try (JsonParser in = factory.createParser(bytes, offset, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return garbage(RequestLine.NOT_AN_OBJECT);
            }
            RequestFields fields = RequestFields.read(in);
            if (in.nextToken() != null) {
                return garbage("There is text after the request. Each request needs its own line.");
            }
            return request(fields);
        } catch (StreamConstraintsException tooMuch) {
            return garbage("The line is nested too deeply.");
        } catch (IOException notJson) {
            return garbage("The line is not valid JSON.");
        }
    }

    private static RequestLine request(RequestFields fields) {
        RequestId id = fields.id();
        String type = fields.string("type");
        if (type.equals("pong") && fields.fault() == null) {
            return new RequestLine.Pong();
        }
        RequestKind kind = RequestKind.of(type);
        Request request = fields.fault() == null && kind != null ? request(kind, fields) : null;
        ErrorReply fault = fields.fault();
        if (fault != null) {
            return new RequestLine.Refused(id, type, fault, false);
        }
        if (request == null) {
            ErrorReply unknown = ErrorReply.of(ErrorCode.UNKNOWN_TYPE, "Unknown request.");
            return new RequestLine.Refused(id, type, unknown, false);
        }
        return new RequestLine.Asked(id, request);
    }

    private static Request request(RequestKind kind, RequestFields f) {
        return switch (kind) {
            case SEND ->
                new Request.Send(
                        f.string("room"),
                        f.string("text"),
                        f.optionalKey("cid", MAX_CID),
                        f.style(),
                        f.optionalNumber("reply_to"));
            case READ -> new Request.Read(f.string("room"), f.number("seq"));
            case RECEIVED -> new Request.Received(f.string("room"), f.number("seq"));
            case TYPING -> new Request.Typing(f.string("room"));
            case PING -> new Request.Ping();
            case HISTORY -> history(f);
            case SEARCH ->
                new Request.Search(
                        f.string("query"),
                        f.optionalString("room"),
                        f.optionalString("from"),
                        f.optionalNumber("before"),
                        limit(f));
            case JOIN -> new Request.Join(f.string("room"), f.flag("create"), f.optionalNumber("after"), limit(f));
            case LEAVE -> new Request.Leave(f.string("room"));
            case CREATE -> new Request.Create(f.string("room"), f.optionalString("topic"), f.flag("private"));
            case TOPIC -> new Request.Topic(f.string("room"), f.string("text"));
            case EDIT -> new Request.Edit(f.string("room"), f.number("target"), f.string("text"));
            case DELETE -> new Request.Delete(f.string("room"), f.number("target"));
            case REACT ->
                new Request.React(f.string("room"), f.number("target"), f.string("emoji"), f.flagOr("on", true));
            case ROOMS -> new Request.Rooms(f.optionalString("query"), f.optionalString("after"), optionalLimit(f));
            case MEMBERS -> new Request.Members(f.string("room"), f.optionalString("after"), optionalLimit(f));
            case WHO -> new Request.Who();
            case SESSIONS -> new Request.Sessions();
            case END_SESSION -> new Request.EndSession(f.string("session"));
            case BROADCAST -> new Request.Broadcast(f.string("text"));
            case AWAY -> new Request.Away(f.optionalString("text"));
            case REGISTER ->
                new Request.Register(
                        f.string("user"),
                        f.string("password"),
                        f.optionalString("code"),
                        f.optionalString("device"),
                        f.features());
            case LOGIN -> login(f);
            case KICK -> new Request.Kick(f.string("room"), f.string("user"), f.optionalString("text"));
            case BAN -> ban(f);
            case UNBAN -> unban(f);
            case BANS -> new Request.Bans(f.optionalString("room"));
            case INVITE -> new Request.Invite(f.string("room"), f.string("user"));
            case ROLE -> new Request.Role(f.string("room"), f.string("user"), f.role());
            case SET -> new Request.Set(f.string("room"), f.string("setting"), f.string("value"));
            case DELETE_ROOM -> new Request.DeleteRoom(f.string("room"));
            case CREATE_CODE ->
                new Request.CreateCode(
                        optionalNumber(f, "uses", InviteCodes.MOST_USES),
                        optionalNumber(f, "days", InviteCodes.MOST_DAYS),
                        f.optionalString("room"));
            case CODES -> new Request.Codes();
            case REVOKE_CODE -> new Request.RevokeCode(f.string("code"));
            case CREATE_ACCOUNT -> new Request.CreateAccount(f.string("user"));
            case BOT -> new Request.Bot(f.string("user"), f.flagOr("on", true));
            case BLOCK -> new Request.Block(f.string("user"));
            case UNBLOCK -> new Request.Unblock(f.string("user"));
            case BLOCKED -> new Request.Blocked();
            case PREFERENCE -> new Request.Preference(f.string("name"), f.string("value"));
            case LOGOUT -> new Request.Logout();
            case PASSWORD -> new Request.Password(f.string("old"), f.string("new"));
        };
    }

    private static Request ban(RequestFields f) {
        String source = f.optionalString("source");
        return source == null
                ? new Request.Ban(f.string("room"), f.string("user"), f.optionalString("text"))
                : new Request.Ban(null, null, f.optionalString("text"), source, f.optionalNumber("minutes"));
    }

    private static Request unban(RequestFields f) {
        String source = f.optionalString("source");
        return source == null
                ? new Request.Unban(f.string("room"), f.string("user"))
                : new Request.Unban(null, null, source);
    }

    private static Request login(RequestFields f) {
        String token = f.optionalString("token");
        String device = f.optionalString("device");
        Boolean remember = f.flagOr("remember", true) ? null : false;
        return token == null
                ? new Request.Login(f.string("user"), f.string("password"), null, device, remember, f.features())
                : new Request.Login(f.optionalString("user"), null, token, device, remember, f.features());
    }

    private static Request history(RequestFields f) {
        Long after = f.optionalNumber("after");
        Long before = f.optionalNumber("before");
        Long around = f.optionalNumber("around");
        if (Stream.of(after, before, around).filter(Objects::nonNull).count() > 1) {
            f.fail(before == null ? "around" : "before", "Use only one of after, before and around.");
        }
        return new Request.History(f.string("room"), after, before, around, limit(f));
    }

    private static @Nullable Integer optionalLimit(RequestFields f) {
        return f.optionalNumber("limit") == null ? null : limit(f);
    }

    private static @Nullable Integer optionalNumber(RequestFields f, String name, int max) {
        return f.optionalNumber(name) == null ? null : f.numberUpTo(name, 0, max);
    }

    private static int limit(RequestFields f) {
        return f.numberUpTo("limit", Request.DEFAULT_LIMIT, Request.MAX_LIMIT);
    }

    private static RequestLine garbage(String text) {
        return new RequestLine.Refused(null, null, ErrorReply.of(ErrorCode.BAD_JSON, text), true);
    }

    /** Strict: no overlong forms, no surrogates, and no NUL, by which Jackson would take the line for UTF-16 or UTF-32. */
    private static boolean isUtf8(byte[] bytes, int offset, int length) {
        boolean ascii = true;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == 0) {
                return false;
            }
            ascii &= bytes[i] > 0;
        }
        if (ascii) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
