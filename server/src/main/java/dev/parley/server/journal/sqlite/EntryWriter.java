package dev.parley.server.journal.sqlite;

import dev.parley.protocol.Entry;

/** The fields of an entry that only its kind has, to JSON. */
final class EntryWriter implements Entry.Visitor<JsonBody> {

    private final JsonBody out;

    EntryWriter(JsonBody out) {
        this.out = out;
    }

    @Override
    public JsonBody message(Entry.Message message) {
        return out.person("from", message.from())
                .text("text", message.text())
                .optional("cid", message.cid())
                .optional("style", message.style())
                .optional("reply_to", message.replyTo());
    }

    @Override
    public JsonBody joined(Entry.Joined joined) {
        return out.person("user", joined.user());
    }

    @Override
    public JsonBody left(Entry.Left left) {
        out.person("user", left.user()).text("reason", left.reason().toString());
        if (left.by() != null) {
            out.person("by", left.by());
        }
        return out.optional("text", left.text());
    }

    @Override
    public JsonBody topic(Entry.Topic topic) {
        return out.person("by", topic.by()).text("text", topic.text());
    }

    @Override
    public JsonBody edited(Entry.Edited edited) {
        return amendment(edited).optional("text", edited.text());
    }

    @Override
    public JsonBody deleted(Entry.Deleted deleted) {
        return amendment(deleted);
    }

    @Override
    public JsonBody reacted(Entry.Reacted reacted) {
        return amendment(reacted)
                .text("emoji", reacted.emoji())
                .flag("on", reacted.on())
                .optional("undoes", reacted.undoes());
    }

    @Override
    public JsonBody role(Entry.Role role) {
        return out.person("by", role.by())
                .person("user", role.user())
                .text("role", role.role().toString());
    }

    @Override
    public JsonBody setting(Entry.Setting set) {
        return out.person("by", set.by()).text("setting", set.setting()).text("value", set.value());
    }

    private JsonBody amendment(Entry.Amendment amendment) {
        return out.person("by", amendment.by()).number("target", amendment.target());
    }
}
