package io.parkledger.api.contribution;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.contribution.Figure.Measure;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import java.util.regex.Pattern;

/**
 * A figure as a page names it that it is ticked on among others.
 *
 * @param version of the contribution, as the page showed it
 */
record Pick(ContributionId contribution, long version, Figure figure) {

    private static final Pattern TEXT = Pattern.compile("(?<contribution>[^|]*)\\|(?<version>\\d{1,9})\\|"
            + "(?<measure>[^|]*)(\\|(?<type>[^|]*)\\|(?<scope>[^|]*))?");

    /** @throws Refused unless it is a {@link #text} */
    static Pick of(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw Refused.malformed("pick", "request.not-readable", text);
        }
        try {
            var measure = Measure.valueOf(parts.group("measure"));
            var type = parts.group("type");
            return new Pick(
                    new ContributionId(parts.group("contribution")),
                    Long.parseLong(parts.group("version")),
                    type == null
                            ? new Figure(measure, null, null)
                            : new Figure(measure, TaxType.valueOf(type), TaxScope.valueOf(parts.group("scope"))));
        } catch (IllegalArgumentException e) {
            throw Refused.malformed("pick", "request.not-readable", text);
        }
    }

    /** The value of its box. */
    String text() {
        return contribution + "|" + version + "|" + figure.measure()
                + (figure.taxType() == null ? "" : "|" + figure.taxType() + "|" + figure.scope());
    }
}
