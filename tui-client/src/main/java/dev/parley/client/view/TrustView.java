package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.model.TrustServer;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** The question whether a server is the one that is meant. It has the whole screen: nothing else goes on before it is answered. */
final class TrustView {

    private static final int WIDTH = 76;

    /** From so many rows on, lines stand apart. */
    private static final int SPACIOUS = 16;

    static final String QUESTION = "Trust this key and connect?";

    static final String ANSWERS = "y yes   n no";

    private TrustView() {}

    static void draw(Area screen, TrustServer question) {
        int width = Math.min(WIDTH, screen.width() - 2);
        boolean apart = screen.height() >= SPACIOUS;
        List<String> rows = rows(question, width, apart);
        int height = Math.min(screen.height(), rows.size() + (apart ? 3 : 2));
        Area area = screen.area((screen.width() - width) / 2, (screen.height() - height) / 3, width, height);
        // The question and the answers are in sight on the smallest screen, too.
        int most = height - 2;
        for (int i = 0; i < Math.min(most, rows.size()); i++) {
            area.put(0, i, rows.get(i), Theme.PLAIN);
        }
        area.put(0, height - 2, Fit.ellipsis(QUESTION, width), Theme.CURRENT);
        area.put(0, height - 1, ANSWERS, Theme.CURRENT);
    }

    private static List<String> rows(TrustServer question, int width, boolean apart) {
        List<String> rows = new ArrayList<>();
        for (String line : question.lines()) {
            if (apart && !rows.isEmpty()) {
                rows.add("");
            }
            rows.addAll(Wrap.rows(CleanText.line(line), width));
        }
        return rows;
    }
}
