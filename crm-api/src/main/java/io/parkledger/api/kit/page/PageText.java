package io.parkledger.api.kit.page;

import io.parkledger.api.kit.access.Names;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.report.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Figures, days and names as people write them, in the language of the page. Rounds half up, once, here; what has no
 * value is a dash.
 */
@Component
public class PageText {

    public static final String NONE = "—";

    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Words words;
    private final Names names;
    private final LedgerClock clock;
    private final Forms forms;

    PageText(Words words, Names names, LedgerClock clock, Forms forms) {
        this.words = words;
        this.names = names;
        this.clock = clock;
        this.forms = forms;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private static boolean isChinese() {
        return !locale().getLanguage().equals("en");
    }

    /** The sentence of a key. */
    public String say(String key, @Nullable Object... facts) {
        return words.say(key, Arrays.asList(facts));
    }

    /** The word for a constant or a fact. */
    public String word(@Nullable Object fact) {
        return fact == null ? NONE : words.word(fact);
    }

    /** Days as 2021-03-05: they line up in columns. */
    public String day(@Nullable LocalDate day) {
        return day == null ? NONE : DAY.format(day);
    }

    /** The last day of a lease; of one without an end (不定期租赁) that it has none. */
    public String until(@Nullable LocalDate endOn) {
        return endOn == null ? words.say("lease.open-ended", List.of()) : day(endOn);
    }

    /** To the minute, in the park's time. */
    public String moment(@Nullable Instant instant) {
        return instant == null ? NONE : MINUTE.format(minute(instant));
    }

    /** The minute on the park's clock. */
    public LocalDateTime minute(Instant instant) {
        return LocalDateTime.ofInstant(instant, clock.getZone()).truncatedTo(ChronoUnit.MINUTES);
    }

    /** In which time a page is, as a sentence; null of the present, and when nobody can tell. */
    public @Nullable String time(PageTime time) {
        var known = time.known();
        if (known == null) {
            return time.on() == null || time.asOf() != null
                    ? null
                    : say(time.dated() ? "frame.time.day" : "frame.time.any-day", day(time.on()))
                            .strip();
        }
        var then = known.at() == null ? day(known.day()) : moment(known.at());
        var upTo = count(known.position());
        if (!time.dated()) {
            return say("frame.time.known", then, upTo)
                    + (time.on() == null ? "" : say("frame.time.any-day", day(time.on())));
        }
        return say("frame.time.both", day(time.on() == null ? known.day() : time.on()), then, upTo);
    }

    /** A count, with separators. */
    public String count(@Nullable Number count) {
        return count == null ? NONE : format(new BigDecimal(count.toString()), 0);
    }

    /** Money with its unit: 1,068.73 万元; in English ¥10.69 m from a million on, else whole yuan. */
    public String money(@Nullable Cny amount) {
        if (amount == null) {
            return NONE;
        }
        if (isChinese()) {
            return wan(amount) + " 万元";
        }
        var sign = amount.yuan().signum() < 0 ? "-" : "";
        var size = amount.yuan().abs();
        return size.compareTo(MILLION) >= 0
                ? sign + "¥" + format(size.divide(MILLION), 2) + " m"
                : sign + "¥" + format(size, 0);
    }

    /** Money that a view keeps as a number of yuan, beside numbers of other things. */
    public String moneyOf(@Nullable BigDecimal yuan) {
        return money(yuan == null ? null : new Cny(yuan));
    }

    /** Money in ten thousand yuan, without unit, for columns that name it once. */
    public String wan(@Nullable Cny amount) {
        return amount == null ? NONE : format(amount.yuan().divide(TEN_THOUSAND), 2);
    }

    /** The same as one types it: for fields in ten thousand yuan that are filled in beforehand. */
    public static @Nullable String tenThousands(@Nullable Cny amount) {
        return amount == null
                ? null
                : amount.yuan().divide(TEN_THOUSAND).stripTrailingZeros().toPlainString();
    }

    /** Yuan, to the fen. */
    public String yuan(@Nullable Cny amount) {
        return amount == null ? NONE : format(amount.yuan(), 2);
    }

    /** A plain number, with at most two places. */
    public String number(@Nullable BigDecimal number) {
        return number == null ? NONE : words.word(number);
    }

    /** A span in years, to two places, as lease expiries are quoted. */
    public String years(@Nullable BigDecimal years) {
        return years == null ? NONE : format(years, 2);
    }

    /** An area with its unit. */
    public String area(@Nullable BigDecimal sqm) {
        return sqm == null ? NONE : words.word(sqm) + " ㎡";
    }

    /** A share: 61.5%; a dash where there is no denominator. */
    public String percent(@Nullable Ratio ratio) {
        var percent = ratio == null ? null : ratio.percent();
        return percent == null ? NONE : percentage(percent);
    }

    /** A share that was computed already. */
    public String percentage(BigDecimal percent) {
        return format(percent, 1) + "%";
    }

    /** What a share was computed from: 42 / 192. */
    public String fraction(@Nullable Ratio ratio) {
        return ratio == null ? NONE : words.word(ratio.numerator()) + " / " + words.word(ratio.denominator());
    }

    /** The same of yuan: 108.80 / 148.90 万元. */
    public String moneyFraction(@Nullable Ratio ratio) {
        if (ratio == null) {
            return NONE;
        }
        var part = new Cny(ratio.numerator());
        var whole = new Cny(ratio.denominator());
        return isChinese() ? wan(part) + " / " + money(whole) : money(part) + " / " + money(whole);
    }

    /** By how many points one share is above the other: 高 2.1 个百分点, 低 2.1 个百分点. */
    public String points(@Nullable Ratio now, @Nullable Ratio before) {
        if (now == null || before == null || now.percent() == null || before.percent() == null) {
            return NONE;
        }
        var points = now.percent().subtract(before.percent());
        return change(points, "points", format(points.abs(), 1));
    }

    /** How a figure changed: 增长 12.0%, 下降 8.9%, 持平; 新增 where there was nothing before. */
    public String change(@Nullable BigDecimal now, @Nullable BigDecimal before) {
        if (now == null || before == null) {
            return NONE;
        }
        if (before.signum() <= 0) {
            return now.signum() > 0 && before.signum() == 0 ? words.say("change.new", List.of()) : NONE;
        }
        var percent = now.subtract(before).multiply(HUNDRED).divide(before, 1, RoundingMode.HALF_UP);
        return change(percent, "percent", format(percent.abs(), 1));
    }

    public String change(@Nullable Cny now, @Nullable Cny before) {
        return change(now == null ? null : now.yuan(), before == null ? null : before.yuan());
    }

    public String change(long now, long before) {
        return change(BigDecimal.valueOf(now), BigDecimal.valueOf(before));
    }

    private String change(BigDecimal difference, String unit, String size) {
        if (difference.signum() == 0) {
            return words.say("change.none", List.of());
        }
        return words.say("change." + unit + (difference.signum() > 0 ? ".up" : ".down"), List.of(size));
    }

    /** How long ago, or how soon, seen from the day a page speaks of: 3 天前, 今天, 3 天后. */
    public String from(LocalDate seenFrom, @Nullable LocalDate day) {
        if (day == null) {
            return NONE;
        }
        if (day.equals(seenFrom) && !day.equals(clock.today())) {
            return words.say("days.same", List.of());
        }
        var days = ChronoUnit.DAYS.between(seenFrom, day);
        if (days == 0) {
            return words.say("days.today", List.of());
        }
        return days < 0
                ? words.say("days.ago", List.of(format(BigDecimal.valueOf(-days), 0)))
                : words.say("days.ahead", List.of(format(BigDecimal.valueOf(days), 0)));
    }

    /** Whether something was written down later than the day after it happened. */
    public boolean late(History.Entry entry) {
        return entry.effectiveOn() != null
                && entry.recordedAt()
                        .atZone(clock.getZone())
                        .toLocalDate()
                        .isAfter(entry.effectiveOn().plusDays(1));
    }

    /** Through what an event came in. */
    public String source(String source) {
        var word = words.say("source." + source, List.of());
        return word.startsWith("source.") ? source : word;
    }

    /** The parts of a record, by name, for answers that are shown as they are. */
    public Map<String, String> parts(Record answer) {
        var parts = new LinkedHashMap<String, String>();
        for (var component : Components.of(answer.getClass())) {
            parts.put(component.getName(), word(Components.read(component, answer)));
        }
        return parts;
    }

    /** That a form was sent, in words; null when there is no such form: an address can say anything. */
    public @Nullable String done(@Nullable String form) {
        if (form == null) {
            return null;
        }
        var title = words.say("form." + form, List.of());
        if (title.equals("form." + form)) {
            return null;
        }
        return words.say(forms.isInLedger(form) ? "frame.done" : "frame.done-beside", List.of(title));
    }

    /** The name behind a login; what policies and jobs do, the system does. */
    public String person(@Nullable String login) {
        if (login != null && (login.startsWith("policy:") || login.startsWith("job:"))) {
            return words.say("actor.system", List.of());
        }
        return login == null ? NONE : names.of(login);
    }

    private static String format(BigDecimal number, int places) {
        var format = NumberFormat.getNumberInstance(locale());
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        return format.format(number);
    }
}
