package dev.parley.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Scripts;
import dev.parley.client.Seeds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyDecoderTest {

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("Up", "\u001b[A \u001bOA"),
            Map.entry("Down", "\u001b[B \u001bOB"),
            Map.entry("Right", "\u001b[C \u001bOC"),
            Map.entry("Left", "\u001b[D \u001bOD"),
            Map.entry("Home", "\u001b[H \u001bOH \u001b[1~ \u001b[7~"),
            Map.entry("End", "\u001b[F \u001bOF \u001b[4~ \u001b[8~"),
            Map.entry("PgUp", "\u001b[5~"),
            Map.entry("PgDn", "\u001b[6~"),
            Map.entry("Insert", "\u001b[2~"),
            Map.entry("Delete", "\u001b[3~"),
            Map.entry("Ctrl-Left", "\u001b[1;5D \u001bOd"),
            Map.entry("Ctrl-PgUp", "\u001b[5;5~ \u001b[5^"),
            Map.entry("Shift-PgUp", "\u001b[5;2~ \u001b[5$"),
            Map.entry("Ctrl-Shift-PgDn", "\u001b[6;6~ \u001b[6@"),
            Map.entry("Shift-Up", "\u001b[1;2A \u001b[a"),
            Map.entry("Alt-Up", "\u001b[1;3A \u001b\u001b[A \u001b\u001bOA \u001b[1;9A"),
            Map.entry("Ctrl-Alt-Up", "\u001b[1;7A"),
            Map.entry("F1", "\u001bOP \u001b[11~ \u001b[[A \u001b[P"),
            Map.entry("F3", "\u001bOR \u001b[13~ \u001b[[C"),
            Map.entry("Shift-F3", "\u001b[1;2R"),
            Map.entry("F5", "\u001b[15~ \u001b[[E"),
            Map.entry("F7", "\u001b[18~"),
            Map.entry("F12", "\u001b[24~"),
            Map.entry("Enter", "\r \u001bOM \u001b[13u"),
            Map.entry("Alt-Enter", "\u001b\r \u001b[13;3u"),
            Map.entry("Shift-Enter", "\u001b[13;2u \u001b[27;2;13~"),
            Map.entry("Tab", "\t"),
            Map.entry("Shift-Tab", "\u001b[Z \u001b[9;2u \u001b[1;2Z"),
            Map.entry("Backspace", "\u007f \b"),
            Map.entry("Alt-Backspace", "\u001b\u007f"),
            Map.entry("Ctrl-A", "\u0001 \u001b[97;5u \u001b[27;5;97~"),
            Map.entry("Ctrl-Space", "\u0000"),
            Map.entry("Ctrl-\\", "\u001c"),
            Map.entry("Ctrl-_", "\u001f"),
            Map.entry("Ctrl-J", "\n"),
            Map.entry("Alt-x", "\u001bx"),
            Map.entry("Alt-A", "\u001bA"),
            Map.entry("Alt-1", "\u001b1"),
            Map.entry("Alt-é", "\u001bé"),
            Map.entry("Alt-ж", "\u001bж"),
            Map.entry("Ctrl-Alt-A", "\u001b\u0001"));

    @Test
    void keysOfManyTerminalsAreKnown() {
        KEYS.forEach((label, sequences) -> {
            for (String sequence : sequences.split(" ", -1)) {
                assertThat(decode(sequence))
                        .as("%s as %s", label, escaped(sequence))
                        .containsExactly(Key.of(label));
            }
            assertThat(Key.of(label)).hasToString(label);
        });
    }

    /** The forms of kitty's keyboard protocol, each between an a and a b, and what is typed. */
    @Test
    void kittysFormsAreKeysAndText() {
        Map<String, List<Key>> forms = Map.ofEntries(
                Map.entry("\u001b[97:65;2u", typed("aAb")),
                Map.entry("\u001b[49:33;2u", typed("a!b")),
                Map.entry("\u001b[97;65u", typed("aAb")),
                Map.entry("\u001b[97;66u", typed("aab")),
                Map.entry("\u001b[97;129u", typed("aab")),
                Map.entry("\u001b[97;;229u", typed("aåb")),
                Map.entry("\u001b[0;;128075:127997u", typed("a👋🏽b")),
                Map.entry("\u001b[97;1:1;97u", typed("aab")),
                Map.entry("\u001b[97;1:2;97u", typed("aab")),
                Map.entry("\u001b[97;;27:7:155u", typed("aab")),
                Map.entry("\u001b[57400u", typed("a1b")),
                Map.entry("\u001b[57413;129u", typed("a+b")),
                Map.entry("\u001b[13;2u", between(Key.shift(Key.Name.ENTER))),
                Map.entry("\u001b[57414u", between(Key.of(Key.Name.ENTER))),
                Map.entry("\u001b[57417;5u", between(Key.ctrl(Key.Name.LEFT))),
                Map.entry("\u001b[57421;1:2u", between(Key.of(Key.Name.PAGE_UP))),
                Map.entry("\u001b[3;5:2~", between(Key.ctrl(Key.Name.DELETE))),
                Map.entry("\u001b[1;129A", between(Key.of(Key.Name.UP))),
                Map.entry("\u001b[1;3:2D", between(Key.alt(Key.Name.LEFT))),
                Map.entry("\u001b[127;2u", between(Key.of(Key.Name.BACKSPACE))),
                Map.entry("\u001b[107;69u", between(Key.ctrl('k'))),
                Map.entry("\u001b[1083::107;5u", between(Key.ctrl('k'))),
                Map.entry("\u001b[1092::97;3u", between(Key.alt('a'))),
                Map.entry("\u001b[97:65;4u", between(Key.alt('A'))),
                Map.entry("\u001b[97;33u", between(Key.alt('a'))));
        forms.forEach((sequence, keys) ->
                assertThat(decode("a" + sequence + "b")).as(escaped(sequence)).isEqualTo(keys));
    }

    @Test
    void aKeyThatIsLetGoOrBelongsToTheDesktopIsNotPressed() {
        List<String> silent = List.of(
                "\u001b[97;1:3u",
                "\u001b[97;1:3;97u",
                "\u001b[97:65;2:3u",
                "\u001b[13;1:3u",
                "\u001b[1;1:3A",
                "\u001b[1;5:3P",
                "\u001b[3;5:3~",
                "\u001b[27;2:3;13~",
                "\u001b[57414;1:3u",
                "\u001b[97;9u",
                "\u001b[97;17u",
                "\u001b[57358u",
                "\u001b[57376u",
                "\u001b[57428u",
                "\u001b[57441;2:1u",
                "\u001b[57427u",
                "\u001b[1114112u",
                "\u001b[55296u",
                "\u001b[u",
                "\u001b[;u",
                "\u001b[:;:;:u",
                "\u001b[?1u",
                "\u001b[29~",
                "\u001b[1;1:3E");
        for (String sequence : silent) {
            assertThat(decode("a" + sequence + "b")).as(escaped(sequence)).containsExactly(new Key.Text("ab"));
        }
    }

    private static List<Key> typed(String text) {
        return List.of(new Key.Text(text));
    }

    private static List<Key> between(Key key) {
        return List.of(new Key.Text("a"), key, new Key.Text("b"));
    }

    @Test
    void repliesAndUnknownSequencesAreNotTyped() {
        List<String> noise = List.of(
                "\u001b[?1;2c",
                "\u001b[>0;276;0c",
                "\u001b[12;40R",
                "\u001b[?2026;2$y",
                "\u001b]11;rgb:0000/0000/0000\u0007",
                "\u001b]11;rgb:ffff/ffff/ffff\u001b\\",
                "\u001bP>|XTerm(388)\u001b\\",
                "\u001b_Gi=1;OK\u001b\\",
                "\u001b[57441;2u",
                "\u001b[99~",
                "\u001b[4;768;1024t",
                "\u001b[M !!",
                "\u001b[<66;1;1M",
                "\u001b[?62;22$u",
                "\u001b[1;2;3;4;5;6;7x",
                "\u001b[" + "1".repeat(5000) + "A",
                "\u001b]" + "x".repeat(5000) + "\u0007",
                "\u001b[[Z",
                "\u001b[E");
        for (String sequence : noise) {
            assertThat(decode("a" + sequence + "b")).as(escaped(sequence)).containsExactly(new Key.Text("ab"));
        }
    }

    @Test
    void aTerminalThatTellsItsBackgroundIsHeard() {
        List<Key.Background> told = new ArrayList<>();
        List<Key> typed = new ArrayList<>();
        KeyDecoder decoder = new KeyDecoder(told::add);
        String replies =
                "a\u001b]11;rgb:0000/2b2b/3636\u0007b\u001b]11;rgb:fd/f6/e3\u001b\\c\u001b]11;rgba:ffff/0000/8000/ffff\u0007";
        String others =
                "\u001b]10;rgb:1111/1111/1111\u0007\u001b]11;?\u0007\u001b]11;rgb:zz/00/00\u0007\u001bP11;rgb:0/0/0\u001b\\d";
        byte[] bytes = (replies + others).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            decoder.feed(bytes, i, 1, 0, typed::add);
        }
        assertThat(told).extracting(Key.Background::rgb).containsExactly(0x002B36, 0xFDF6E3, 0xFF007F);
        assertThat(typed).containsExactly(new Key.Text("a"), new Key.Text("b"), new Key.Text("c"), new Key.Text("d"));
    }

    @Test
    void aLoneEscapeIsAKeyAfterItsTimeAndNotBefore() {
        KeyDecoder decoder = new KeyDecoder();
        List<Key> keys = new ArrayList<>();
        long now = Long.MAX_VALUE - 5; // nanoTime may stand anywhere, at its turning point too
        feed(decoder, "\u001b", now, keys);
        assertThat(decoder.deadline()).isEqualTo(now + KeyDecoder.HOLD_NANOS);
        decoder.expire(now + KeyDecoder.HOLD_NANOS - 1, keys::add);
        assertThat(keys).isEmpty();
        decoder.expire(now + KeyDecoder.HOLD_NANOS, keys::add);
        assertThat(keys).containsExactly(Key.of(Key.Name.ESC));
        assertThat(decoder.deadline()).isEqualTo(KeyDecoder.NEVER);
    }

    @Test
    void escapesThatNothingFollowsAreThemselves() {
        Key esc = Key.of(Key.Name.ESC);
        assertThat(decode("\u001b\u001b")).containsExactly(esc, esc);
        assertThat(decode("\u001b\u001b\u001b")).containsExactly(esc, esc, esc);
        assertThat(decode("\u001b\u001bx")).containsExactly(esc, Key.alt('x'));
        assertThat(decode("\u001b[")).containsExactly(Key.alt('['));
        assertThat(decode("\u001bO")).containsExactly(Key.alt('O'));
        assertThat(decode("\u001b]")).containsExactly(Key.alt(']'));
        assertThat(decode("\u001bP")).containsExactly(Key.alt('P'));
    }

    @Test
    void aSequenceThatStopsIsGivenUp() {
        KeyDecoder decoder = new KeyDecoder();
        List<Key> keys = new ArrayList<>();
        feed(decoder, "\u001b]11;rgb", 0, keys);
        decoder.expire(KeyDecoder.ABANDON_NANOS, keys::add);
        feed(decoder, "hello", 1, keys);
        assertThat(keys).containsExactly(new Key.Text("hello"));
    }

    @Test
    void aPasteIsOneEventWithItsLines() {
        assertThat(decode("a\u001b[200~one\r\ntwo\rthree\u001b[31m \u001b[20\u001b[201~b"))
                .containsExactly(
                        new Key.Text("a"),
                        new Key.Paste("one\ntwo\nthree\u001b[31m \u001b[20", false),
                        new Key.Text("b"));
    }

    @Test
    void aPasteIsBounded() {
        List<Key> keys = decode("\u001b[200~" + "x".repeat(KeyDecoder.MOST_PASTED + 5) + "\u001b[201~y");
        assertThat(keys).hasSize(2);
        Key.Paste paste = (Key.Paste) keys.get(0);
        assertThat(paste.text()).hasSize(KeyDecoder.MOST_PASTED);
        assertThat(paste.cut()).isTrue();
    }

    @Test
    void buttonsAtAMousesSideAreNoClicks() {
        assertThat(decode("\u001b[<128;3;2M\u001b[<128;3;2m\u001b[<129;3;2M\u001b[<66;1;1M"))
                .isEmpty();
    }

    @Test
    void theMouseHasColumnsAndRowsFromZero() {
        assertThat(decode("\u001b[<0;3;2M\u001b[<0;3;2m\u001b[<64;1;1M\u001b[<65;1;1M\u001b[<34;5;5M\u001b[<20;1;1M"))
                .containsExactly(
                        new Key.Mouse(Key.Mouse.Action.PRESS, 1, 2, 1, false, false, false),
                        new Key.Mouse(Key.Mouse.Action.RELEASE, 1, 2, 1, false, false, false),
                        new Key.Mouse(Key.Mouse.Action.WHEEL_UP, 0, 0, 0, false, false, false),
                        new Key.Mouse(Key.Mouse.Action.WHEEL_DOWN, 0, 0, 0, false, false, false),
                        new Key.Mouse(Key.Mouse.Action.DRAG, 3, 4, 4, false, false, false),
                        new Key.Mouse(Key.Mouse.Action.PRESS, 1, 0, 0, true, false, true));
        assertThat(decode("\u001b[I\u001b[O")).containsExactly(new Key.Focus(true), new Key.Focus(false));
    }

    @Test
    void anEmojiOfManyCodePointsIsOneText() {
        assertThat(decode("👨‍👩‍👧‍👦")).containsExactly(new Key.Text("👨‍👩‍👧‍👦"));
    }

    @Test
    void whatIsNotUtf8IsAReplacementCharacterAsInJava() {
        Seeds.each(2000, random -> {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextBoolean() ? 0x80 + random.nextInt(128) : 'a' + random.nextInt(26));
            }
            String java = new String(bytes, StandardCharsets.UTF_8).replaceAll("[\u0080-\u009f]", "");
            KeyDecoder decoder = new KeyDecoder();
            List<Key> keys = new ArrayList<>();
            decoder.feed(bytes, 0, bytes.length, 0, keys::add);
            feed(decoder, "|", 0, keys); // completes what was cut off at the end
            // How many stand for one broken piece is a matter of taste: Java takes a surrogate's three bytes for one.
            assertThat(text(keys).replaceAll("\ufffd+", "\ufffd"))
                    .isEqualTo(java.replaceAll("\ufffd+", "\ufffd") + "|");
        });
    }

    @Test
    void howTheBytesAreCutMakesNoDifference() {
        Seeds.each(500, random -> {
            byte[] bytes = session(random).getBytes(StandardCharsets.UTF_8);
            List<Key> whole = decodeBytes(bytes, bytes.length, random);
            List<Key> chunked = decodeBytes(bytes, 1 + random.nextInt(8), random);
            assertThat(joined(chunked)).isEqualTo(joined(whole));
        });
    }

    @Test
    void randomBytesNeverThrowAndNeverBecomeControls() {
        Seeds.each(500, random -> {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                for (int i = 0; i < bytes.length; i++) {
                    char part = "[]O<;0123456789~ABmMPu$".charAt(random.nextInt(23));
                    bytes[i] = (byte) (random.nextInt(5) == 0 ? 27 : part);
                }
            }
            for (Key key : decodeBytes(bytes, 1 + random.nextInt(9), random)) {
                if (key instanceof Key.Text typed) {
                    assertThat(typed.text().codePoints().noneMatch(Character::isISOControl))
                            .isTrue();
                }
            }
        });
    }

    private static String session(Random random) {
        List<String> sequences = KEYS.values().stream()
                .flatMap(all -> List.of(all.split(" ", -1)).stream())
                .sorted()
                .toList();
        StringBuilder typed = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> typed.append(Scripts.text(random, 5));
                case 1 ->
                    typed.append("\u001b[200~")
                            .append(Scripts.hostile(random, 5).replace("\u001b", ""))
                            .append("\u001b[201~");
                default -> typed.append(sequences.get(random.nextInt(sequences.size())));
            }
        }
        return typed.toString();
    }

    private static List<Key> decodeBytes(byte[] bytes, int most, Random random) {
        KeyDecoder decoder = new KeyDecoder();
        List<Key> keys = new ArrayList<>();
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(most));
            decoder.feed(bytes, at, length, 0, keys::add);
            at += length;
        }
        decoder.expire(KeyDecoder.PASTE_ABANDON_NANOS, keys::add);
        return keys;
    }

    /** Keys with neighbouring texts joined: where a text is cut depends on the chunks, and means nothing. */
    private static List<Key> joined(List<Key> keys) {
        List<Key> joined = new ArrayList<>();
        for (Key key : keys) {
            Key last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (key instanceof Key.Text text && last instanceof Key.Text before) {
                joined.set(joined.size() - 1, new Key.Text(before.text() + text.text()));
            } else {
                joined.add(key);
            }
        }
        return joined;
    }

    private static String text(List<Key> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach(key -> text.append(((Key.Text) key).text()));
        return text.toString();
    }

    private static List<Key> decode(String typed) {
        KeyDecoder decoder = new KeyDecoder();
        List<Key> keys = new ArrayList<>();
        feed(decoder, typed, 0, keys);
        decoder.expire(KeyDecoder.HOLD_NANOS, keys::add);
        return keys;
    }

    private static void feed(KeyDecoder decoder, String typed, long now, List<Key> keys) {
        byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
        decoder.feed(bytes, 0, bytes.length, now, keys::add);
    }

    private static String escaped(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (char c : text.substring(0, Math.min(40, text.length())).toCharArray()) {
            out.writeBytes((c < 0x20 ? "^" + (char) (c + '@') : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
