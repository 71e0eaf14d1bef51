package dev.parley.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Scripts;
import dev.parley.client.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextWidthTest {

    /** Columns, and graphemes that have so many, a space between them. Agreed with tmux where terminals agree at all. */
    private static final Map<Integer, List<String>> COLUMNS = Map.of(
            1,
            List.of(
                    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
                    "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z 0 1 2 3 4 5 6 7 8 9",
                    "! \" # $ % & ' ( ) * + , - . / : ; < = > ? @ [ \\ ] ^ _ ` { | } ~",
                    "à á â ã ä å æ ç è é ê ë ì í î ï ð ñ ò ó ô õ ö ø ù ú û ü ý þ ÿ ß",
                    "ā ă ą ć ĉ č ď đ ē ę ě ğ ġ ħ ĩ ı ĵ ķ ł ń ň ŋ ő œ ř ś ş š ţ ť ŧ ũ ű ŵ ŷ ž ſ ƒ ơ ư ǎ ș ț",
                    "e\u0301 a\u0308 o\u0302\u0301 n\u0303 u\u0308\u0304 x\u0338 q\u0307\u0323 z\u030c",
                    "ế ộ ữ ẵ ỹ ẩ Ệ Ở",
                    "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω ά ΐ ᾳ ῷ",
                    "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я ї є ґ ћ ђ џ",
                    "ա բ գ դ ե զ է ը თ ა ბ გ დ ე ვ ზ",
                    "א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת שׁ בּ אָ",
                    "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي پ چ ژ گ ی ک بِ مُّ ﷺ ؟ ۱ ۲",
                    "क ख ग घ च ज ट ड त द न प ब म य र ल व श स ह कि".replace(" कि", "") + " कु के क् कं",
                    "ক খ গ ஆ த ம ழ் ம் க் ఆ క ಕ ക",
                    "ก ข ค ง จ ฉ ช ไ เ กี ที่ ผู้ ລ ກ ก็",
                    "ཀ ཁ ཀྱ ក ខ កំ",
                    "አ በ ግ ዕ ᎠᎡ".replace("ᎠᎡ", "Ꭰ Ꭱ") + " ᐃ ᚠ ᛒ ⠿ ⠁",
                    "← ↑ → ↓ ⇒ ∀ ∂ ∃ ∈ ∑ ∞ ≈ ≤ ≥ ⌘ ─ │ ┌ ┐ └ ┘ ├ ┤ ═ ║ █ ▒ ░ ▄ ▀ ■ □ ● ○ ◆ ★ ☆",
                    "☺ ☹ ♥ ♦ ♣ ♠ ♪ ✓ ✗ ✈ ✉ ☎ ☀ ❤ ™ © ® ℹ ½ ¼ ² ³ … – — ‘ ’ “ ” „ « » ‹ › • † ‰ € £ ¥ ₹ ₽",
                    "␀ ␛ ␡ ␊ ◌́ \ufffd \ue0b0 \uf013",
                    "𝒳 𝔸 𝟘 𐍈 𐤀 𞤀",
                    "ｱ ｲ ｶ ﾊ ￩"),
            2,
            List.of(
                    "中 文 字 漢 語 国 龍 龜 々 〇 〆 一 丁 鿿 㐀 豈 𠀋 𠮷 𪚥",
                    "あ い う え お か き が ぱ ん か\u3099 は\u309a ア イ ウ エ オ ガ パ ー ヴ",
                    "、 。 「 」 『 』 【 】 〜 ・ ！ ？ （ ） ， ． ： ； Ａ ｂ １ ￥ 　",
                    "가 각 한 글 힣 ㄱ ㅎ ㅏ \u1112\u1161\u11ab \u1100\u1161",
                    "का की को हा ना ।ा".replace(" ।ा", "")
                            + " কা গো মি தா ழி కా ಕಾ".replace(" కా", "").replace(" మి", "") + " น้ำ ทำ ກຳ",
                    "😀 😁 😂 🤣 😃 😄 😅 😆 😉 😊 🙃 🤔 😴 🥳 🤖 👻 💀 💩 🎉 🔥 ✨ 💯 🚀 🐧 🦀 ☕ 🍺 ⌚ ⏰ ⚡ ⛔ ⭐ ❌ ✅ ❓ ❗ ➕ 🟢 🥲 🫠",
                    "☺️ ✈️ ❤️ ☀️ ☎️ ✉️ ⚠️ ℹ️ ©️ ™️ ▶️ ⬆️ 1️⃣ 9️⃣ #️⃣ *️⃣ 1\u20e3",
                    "👍🏻 👍🏼 👍🏽 👍🏾 👍🏿 👋🏽 🙏🏿 💪🏻 ✌🏽 ☝🏿",
                    "👨‍👩‍👧‍👦 👩‍❤️‍💋‍👨 👩🏽‍❤️‍💋‍👨🏿 🧑‍🚀 🧑🏿‍🚀 👩‍💻 👨🏽‍🌾 🧑‍🤝‍🧑 ❤️‍🔥 🏳️‍🌈 🏴‍☠️ 🐻‍❄️ 🐈‍⬛ 👁️‍🗨️",
                    "🇩🇪 🇫🇷 🇯🇵 🇺🇸 🇬🇧 🇧🇷 🇺🇦 🇪🇺 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏁 🏴",
                    "🏽 \u115f\u1161"));

    @Test
    void everyScriptHasItsColumns() {
        List<String> wrong = new ArrayList<>();
        int[] measured = {0};
        COLUMNS.forEach((columns, lists) -> {
            for (String list : lists) {
                for (String grapheme : list.split(" ", -1)) {
                    measured[0]++;
                    int width = TextWidth.of(grapheme);
                    if (width != columns || Graphemes.count(grapheme) != 1) {
                        wrong.add(grapheme + " has " + width + " in "
                                + Graphemes.of(grapheme).size() + " graphemes");
                    }
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(measured[0]).isGreaterThan(600);
    }

    @Test
    void sentencesHaveTheColumnsThatTmuxGivesThem() {
        assertThat(TextWidth.of("hello, world")).isEqualTo(12);
        assertThat(TextWidth.of("नमस्ते दुनिया")).isEqualTo(10);
        assertThat(TextWidth.of("こんにちは世界")).isEqualTo(14);
        assertThat(TextWidth.of("안녕하세요")).isEqualTo(10);
        assertThat(TextWidth.of("مرحبا بالعالم")).isEqualTo(13);
        assertThat(TextWidth.of("שלום עולם")).isEqualTo(9);
        assertThat(TextWidth.of("สวัสดีชาวโลก")).isEqualTo(10);
        assertThat(TextWidth.of("மொழி")).isEqualTo(4);
        assertThat(TextWidth.of("ကျော်")).isEqualTo(4);
    }

    @Test
    void whatHasNoShapeHasNoColumns() {
        assertThat(TextWidth.of("\u200b")).isZero();
        assertThat(TextWidth.of("\u200d")).isZero();
        assertThat(TextWidth.of("\u0301")).isZero();
        assertThat(TextWidth.of("")).isZero();
    }

    @Test
    void aTextIsAsWideAsItsGraphemes() {
        Seeds.each(300, random -> {
            String text = Scripts.hostile(random, 40);
            int sum =
                    Graphemes.of(text).stream().mapToInt(TextWidth::ofGrapheme).sum();
            assertThat(TextWidth.of(text)).isEqualTo(sum);
        });
    }

    @Test
    void onlyLettersThatEveryTerminalKnowsAreSure() {
        assertThat(List.of("a", "~", "é", "ǆ", "ế", "ά", "ῷ", "ж", "ї", "中", "龜", "㐀", "か", "ヴ", "ー", "한", "│", "─"))
                .noneMatch(TextWidth::isDisputed);
        assertThat(List.of(
                        "😀", "❤️", "👍🏽", "का", "e\u0301", "🇩🇪", "𠀋", "…", "⚡", "☰", "䷀", "㊗", "စ", "ာ", "\u00ad",
                        "ﷺ"))
                .allMatch(TextWidth::isDisputed);
    }

    @Test
    void aDisputedGraphemeMayHaveTwoColumnsForEachCodePoint() {
        assertThat(TextWidth.widest("中")).isEqualTo(2);
        assertThat(TextWidth.widest("☰")).isEqualTo(2);
        assertThat(TextWidth.widest("👍🏽")).isEqualTo(4);
        assertThat(TextWidth.widest("👨‍👩‍👧‍👦")).isEqualTo(14);
    }
}
