package dev.parley.client.plain;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Member;
import dev.parley.client.model.Model;
import dev.parley.client.model.Scrollback;
import dev.parley.protocol.Entry;
import java.util.ArrayList;
import java.util.List;

/** What a person is told of a conversation when they come to it: what it is, who is there, and what can be done. Pure. */
final class Arrival {

    /** More names are counted. */
    private static final int MOST_NAMES = 10;

    /** Lines that are looked at for a message: what is further back was never read out. */
    private static final int FAR = 200;

    private Arrival() {}

    static List<String> lines(Model model, Conversation here) {
        List<String> lines = new ArrayList<>();
        String name = Streams.safe(here.title());
        if (here.isDirect()) {
            lines.add(
                    "Direct messages with " + Streams.safe(here.name().substring(1)) + ". Nobody else can read them.");
        } else {
            lines.add("You are in " + name + ". " + others(model, here));
            if (!here.topic().isEmpty()) {
                lines.add("Topic: " + Streams.safe(here.topic()));
            }
        }
        if (!hasMessage(here)) {
            lines.add("No messages yet. Type one and press Enter to send it to "
                    + (here.isDirect() ? name : "everybody here") + ".");
        }
        return lines;
    }

    /** Who else is there, in words: no sign stands for it. */
    private static String others(Model model, Conversation here) {
        List<Member> others = here.members().sorted().stream()
                .filter(member -> !model.isMe(member.name()))
                .toList();
        if (others.isEmpty()) {
            return "You are its only member.";
        }
        List<String> online = others.stream()
                .filter(Member::online)
                .map(member -> Streams.safe(member.name()) + (member.away() == null ? "" : " (away)"))
                .toList();
        int offline = others.size() - online.size();
        if (online.isEmpty()) {
            return "No other member is online; " + offline + " offline.";
        }
        String named = String.join(", ", online.subList(0, Math.min(MOST_NAMES, online.size())));
        String more = online.size() > MOST_NAMES ? " and " + (online.size() - MOST_NAMES) + " more" : "";
        return "Online: " + named + more + "." + (offline == 0 ? "" : " Offline: " + offline + ".");
    }

    private static boolean hasMessage(Conversation here) {
        if (!here.outgoing().isEmpty()) {
            return true;
        }
        Scrollback lines = here.log().lines();
        for (long i = lines.end() - 1; i >= Math.max(lines.begin(), lines.end() - FAR); i--) {
            if (!(lines.at(i) instanceof Line.Said said)) {
                continue;
            }
            if (said.entry() instanceof Entry.Message) {
                return true;
            }
        }
        return here.log().older();
    }
}
