package dev.parley.client.command;

import dev.parley.process.CommandNames;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people type who know IRC, WeeChat, Slack, Discord or another chat, and what it is here. Pure. */
final class Elsewhere {

    private static final Map<String, String> HINTS = new HashMap<>();

    static {
        is("Settings are saved automatically; /set shows them. /export FILE saves messages.", "save", "log", "logs");
        is("Use /invite NAME.", "add");
        is("Use /list rooms.", "rooms", "channels", "chans", "chanlist");
        is("Use /msg NAME TEXT.", "dm", "pm", "privmsg", "whisper", "w", "tell", "notice", "im", "m");
        is("Names cannot be changed. Use /logout and register a new name.", "nick", "nickname", "rename", "name");
        is("Use /members for this room, /who for everyone online.", "users", "people", "online", "presence", "ison");
        is(
                "Use /leave. In a direct conversation that closes it.",
                "close",
                "wc",
                "cycle",
                "hop",
                "kickme",
                "unjoin",
                "remove");
        is("Use /who, /members or /msg NAME.", "whois", "whowas", "wii", "ww", "profile", "info");
        is(
                "Use Alt-a for the next unread room, or Ctrl-K and a few letters.",
                "buffer",
                "window",
                "win",
                "goto",
                "switch",
                "open",
                "go",
                "unread");
        is("Use /set.", "settings", "preferences", "prefs", "config", "options", "toggle", "theme", "color", "colour");
        is("Use /notify none, or /mute for this room.", "dnd", "snooze", "silence", "unsubscribe");
        is("Use /block NAME for a person, /mute for this room.", "ignore", "hide", "squelch");
        is("Use /unblock NAME.", "unignore");
        is("Use /ban NAME.", "kickban", "kb");
        is("Admins of the server use /banip ADDRESS.", "kline", "gline", "zline", "dline", "ipban", "banaddress");
        is("Use /role NAME operator, or /role NAME member.", "op", "deop", "promote", "demote", "mod", "unmod");
        is("Use /role NAME owner.", "makeowner", "transfer");
        is("Use /role NAME reader.", "makereader", "readonly");
        is("Use /room access private. /room shows who may join.", "private", "lock", "hideroom");
        is("Use /room delete. It asks first.", "delete_room", "deleteroom", "delroom", "destroy", "archive");
        is("Admins of the server use /invite-code.", "code", "codes", "invitecode", "invites");
        is("Use /role NAME member, or /role NAME reader.", "voice", "devoice", "quiet");
        is("Use /room. It shows the settings of this room, and changes them.", "mode", "slow", "slowmode");
        is("Only the server's operator can do that, on the server's console.", "oper", "admin", "kill");
        is(
                "That is a command of the server's console. " + CommandNames.admin() + " opens it.",
                "reload",
                "rehash",
                "audit",
                "stop",
                "restart",
                "backup",
                "verify",
                "stats",
                "accounts");
        is(
                "Use /logout and sign in again, or start a second client.",
                "user",
                "login",
                "signin",
                "register",
                "identify");
        is("Use /logout.", "signout", "logoff");
        is("Use /quit.", "bye", "exitall", "die");
        is("Use /away TEXT.", "status", "brb", "afk", "gone");
        is(
                "Use /reconnect to connect again. For another server, quit and start the client with its name.",
                "connect",
                "server",
                "sv");
        is("Use /topic TEXT.", "subject", "title", "purpose");
        is("Use /me TEXT.", "action", "describe", "emote", "slap");
        is("Use /react :NAME:.", "emoji", "reaction", "emojis");
        is("Use /edit.", "fix", "correct", "s");
        is("Use /delete. It deletes your last message for everybody.", "undo", "unsend", "redact", "rm");
        is("Use /search WORDS.", "grep", "lastlog", "history", "lookup");
        is(
                "Use /broadcast TEXT.",
                "wall",
                "wallops",
                "announce",
                "amsg",
                "all",
                "everyone",
                "here",
                "channel",
                "shout");
        is("Use /reply TEXT.", "thread", "answer", "quote");
        is("Just type the text and press Enter.", "say", "send", "post", "echo");
        is("Type it at the end of your text.", "shrug", "tableflip", "unflip", "lenny");
        is("Files cannot be sent; send a link.", "upload", "file", "attach", "dcc", "giphy", "gif", "image");
        is("The screen cannot be cleared. Ctrl-L redraws it; Alt-l shows messages only.", "clear", "cls", "clr");
        is("Use /keys.", "bind", "keybindings", "shortcuts", "key");
        is("Run " + CommandNames.client() + " --version in a shell.", "version", "about", "motd", "uptime");
    }

    private Elsewhere() {}

    private static void is(String hint, String... words) {
        for (String word : words) {
            HINTS.put(word, hint);
        }
    }

    /** What somebody may use instead who wrote such a command. */
    static Optional<String> hint(String word) {
        return Optional.ofNullable(HINTS.get(word.toLowerCase(Locale.ROOT)));
    }
}
