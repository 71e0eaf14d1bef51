package dev.parley.server.core;

import dev.parley.protocol.Request;

/** Requests as short as a person would type them. */
public final class Requests {

    private Requests() {}

    public static Request send(String room, String text) {
        return new Request.Send(room, text, null, null, null);
    }

    public static Request send(String room, String text, String cid) {
        return new Request.Send(room, text, cid, null, null);
    }

    public static Request join(String room) {
        return new Request.Join(room, false, null, Request.DEFAULT_LIMIT);
    }

    public static Request joinOrCreate(String room) {
        return new Request.Join(room, true, null, Request.DEFAULT_LIMIT);
    }

    public static Request create(String room) {
        return new Request.Create(room, null, false);
    }

    public static Request createPrivate(String room) {
        return new Request.Create(room, null, true);
    }

    public static Request leave(String room) {
        return new Request.Leave(room);
    }

    public static Request newest(String room) {
        return new Request.History(room, null, null, null, Request.DEFAULT_LIMIT);
    }

    public static Request after(String room, long seq) {
        return new Request.History(room, seq, null, null, Request.DEFAULT_LIMIT);
    }

    public static Request login(String user, String password) {
        return new Request.Login(user, password, null, null, null);
    }

    public static Request loginByToken(String token) {
        return new Request.Login(null, null, token, null, null);
    }
}
