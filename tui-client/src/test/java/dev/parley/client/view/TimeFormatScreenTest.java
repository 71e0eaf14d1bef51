package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Event;
import dev.parley.client.reducer.Person;
import dev.parley.client.settings.Setting;
import dev.parley.client.text.TextWidth;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Times before messages, as the person wants them. */
class TimeFormatScreenTest {

    private final Person ann = Scenes.tea();

    private String row(String format, String text) {
        ann.happen(new Event.Configured(ann.model.preferences().with(Setting.TIME_FORMAT, format)));
        return View.render(ann.model).toText().stream()
                .filter(row -> row.contains(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachFormatHasAColumnOfItsWidth() {
        ann.resize(80, 24);
        ann.says("/set rooms_pane off").says("/set members_pane off");
        assertThat(row("HH:mm", "is there")).isEqualTo("16:04 ann is there any left?");
        assertThat(row("HH:mm:ss", "is there")).isEqualTo("16:04:00 ann is there any left?");
        assertThat(row("h:mm a", "is there")).isEqualTo(" 4:04 PM ann is there any left?");
        assertThat(row("h:mm a", "bob joined")).isEqualTo("10:00 AM   → bob joined");
        assertThat(row("dd.MM. HH:mm", "is there")).isEqualTo("21.11. 16:04 ann is there any left?");
        assertThat(row("MM-dd HH:mm", "is there")).isEqualTo("11-21 16:04 ann is there any left?");
        assertThat(row("H:mm", "is there")).isEqualTo("16:04 ann is there any left?");
    }

    @Test
    void aNarrowScreenHasHoursAndMinutesAlone() {
        ann.resize(36, 10);
        assertThat(row("dd.MM. HH:mm", "is there")).isEqualTo("16:04 ann: is there any left?");
        assertThat(row("HH:mm:ss", "is there")).isEqualTo("16:04 ann: is there any left?");
        assertThat(row("h:mm a", "is there")).isEqualTo(" 4:04p ann: is there any left?");
        ann.resize(24, 10);
        assertThat(row("HH:mm:ss", "is there")).isEqualTo("ann: is there any");
    }

    @Test
    void atEveryHourAndWidthTheColumnIsAsWideAsItSays() {
        for (String format : Setting.TIME_FORMAT.shape().words()) {
            for (int width = 12; width < 120; width++) {
                TimeColumn column = TimeColumn.of(format, width);
                for (int hour = 0; hour < 24; hour++) {
                    Instant at = Instant.parse("2026-11-21T00:59:00Z").plusSeconds(3600L * hour);
                    int columns = TextWidth.of(column.text(at, ZoneOffset.UTC));
                    assertThat(columns).isEqualTo(Math.max(0, column.width() - 1));
                }
            }
        }
    }
}
