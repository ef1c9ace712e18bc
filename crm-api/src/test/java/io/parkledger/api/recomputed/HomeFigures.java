package io.parkledger.api.recomputed;

import io.parkledger.api.recomputed.Project.Stage;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the first page says in its tiles on a day, as it is written there. */
final class HomeFigures {

    private static final Pattern TILE = Pattern.compile("<span class=\"value\">(.*?)</span>(?:</a>|<br>)");
    private static final DecimalFormatSymbols SIGNS = DecimalFormatSymbols.getInstance(Locale.ROOT);
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    /** Until then the year before is the one that is looked at. */
    private static final int MARCH = 3;

    private final Books books;
    private final LocalDate today;

    HomeFigures(Books books, LocalDate today) {
        this.books = books;
        this.today = today;
    }

    /** As a page shows them, in their order. */
    static List<String> tiles(String page) {
        return TILE.matcher(page)
                .results()
                .map(tile -> tile.group(1).replaceAll("<[^>]*>", ""))
                .toList();
    }

    private YearMonth january() {
        return YearMonth.of(today.getMonthValue() < MARCH ? today.getYear() - 1 : today.getYear(), 1);
    }

    /** The last month of it that is over; a month is on its last day. */
    private YearMonth lastMonth() {
        return january().getYear() < today.getYear()
                ? january().withMonth(12)
                : YearMonth.from(today.plusDays(1)).minusMonths(1);
    }

    /** Leads, signings, moves in, renewals, tax, jobs and receptions of the months that are over. */
    List<String> year() {
        var first = january().atDay(1);
        var last = lastMonth().atEndOfMonth();
        var funnel = new FunnelFigures(books, january(), lastMonth());
        var tenancy = new TenancyFigures(books, first, last, today);
        var contribution = new ContributionFigures(books, january().getYear());
        var renewals = tenancy.renewals();
        var receptions = tenancy.receptions();
        return List.of(
                count(funnel.registered().size()),
                count(funnel.reachedWithin(Stage.SIGNED).size()),
                count(funnel.reachedWithin(Stage.LANDED).size()),
                renewals.get("renewed") + " / " + renewals.get("expiring"),
                tenThousands(contribution.taxBy(last)),
                count(contribution.jobs()),
                count((Number) receptions.get("receptions")) + " / " + count((Number) receptions.get("visitors")));
    }

    /** What an officer brought to a stage in the whole year: registered, talks, signings, moves in. */
    List<String> broughtBy(String officer) {
        var funnel = new FunnelFigures(books, january(), january().withMonth(12));
        return Stream.of(Stage.LEAD, Stage.TALKS, Stage.SIGNED, Stage.LANDED)
                .map(stage -> funnel.reachedWithin(stage).stream()
                        .filter(project -> project.owners
                                .on(funnel.reachedOn(project, stage))
                                .filter(officer::equals)
                                .isPresent())
                        .count())
                .map(HomeFigures::count)
                .toList();
    }

    private static String count(Number number) {
        return number == null ? "—" : new DecimalFormat("#,##0", SIGNS).format(number);
    }

    private static String tenThousands(BigDecimal yuan) {
        return yuan == null ? "—" : new DecimalFormat("#,##0.00", SIGNS).format(yuan.divide(TEN_THOUSAND)) + " 万元";
    }
}
