package dev.parley.client.text;

import java.text.Normalizer;

/**
 * Text for a terminal that shows nothing but ASCII: lines and signs as what is most like them, letters without their marks, question marks for
 * the rest. As wide as the text itself, so that nothing moves. Takes clean text ({@link CleanText#line}). Pure; any thread.
 */
public final class Ascii {

    /** Each sign of ours or of everyday writing, before what stands for it. */
    private static final String SIGNS = "─-━-═-│|┃|║|▌|▸>▶>●*◐o○o◌o•*·.…~✓v✗x✎*⇄=→>←<↑^↓v↱>↳>⋮:×x÷/"
            + "–-—-‐-‑-‒-―-−-‘'’'‚'‛'“\"”\"„\"‹<›>«<»>¡!¿?¦|§S¶P©c®r°o±+¢cßsøoØOæaÆAœoŒOđdĐDłlŁLıiþtÞTðdÐD"
            + "★*☆*■#□#◆*◇*▲^△^▼v▽v╱/╲\\╳X£L¥Y€E";

    private Ascii() {}

    /** A whole line, grapheme by grapheme. */
    public static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Graphemes.Cursor cursor = new Graphemes.Cursor(text, 0);
        while (cursor.advance()) {
            String grapheme = cursor.grapheme();
            out.append(grapheme(grapheme, TextWidth.ofGrapheme(grapheme)));
        }
        return out.toString();
    }

    /** One grapheme as so many characters as it has columns. */
    public static String grapheme(String grapheme, int columns) {
        String like = grapheme.length() == 1 ? sign(grapheme.charAt(0)) : "";
        if (like.isEmpty()) {
            like = bare(grapheme);
        }
        if (like.isEmpty() || like.length() > columns) {
            return "?".repeat(columns);
        }
        return like + " ".repeat(columns - like.length());
    }

    private static String sign(char c) {
        if (isPrintable(c)) {
            return String.valueOf(c);
        }
        for (int i = 0; i < SIGNS.length(); i += 2) {
            if (SIGNS.charAt(i) == c) {
                return SIGNS.substring(i + 1, i + 2);
            }
        }
        if (c >= '\u2500' && c <= '\u257F') {
            return "+";
        }
        return c >= '\u2580' && c <= '\u259F' ? "#" : "";
    }

    /** Without marks, and of full width or in a circle no more; empty if that is no ASCII. */
    private static String bare(String grapheme) {
        StringBuilder letters = new StringBuilder();
        String apart = Normalizer.normalize(grapheme, Normalizer.Form.NFKD);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (isPrintable(c)) {
                letters.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                return "";
            }
        }
        return letters.toString();
    }

    private static boolean isPrintable(char c) {
        return c >= 0x20 && c < 0x7F;
    }
}
