package io.parkledger.api.lead;

import io.parkledger.api.kit.command.Call;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.value.CompanyName;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadView;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead whose company may be the one somebody is about to register: enough to know whom to talk to.
 *
 * @param id      null when the caller may not see the lead
 * @param company {@linkplain #masked masked} when the caller may not see the lead
 * @param mine    whether the caller is its owner
 * @param taken   an open lead of exactly this company: to register another would be refused
 */
public record SimilarLead(
        @Nullable String id,
        String company,
        String owner,
        LeadStage stage,
        LocalDate registeredOn,
        boolean mine,
        boolean taken) {

    private static final int SHOWN = 8;
    private static final int CHARACTERS_KEPT = 2;
    private static final String MASK = "＊＊＊";

    /**
     * Asks the caller's whole parks, or one of them, whoever owns what is there; the best first.
     *
     * @param company a name or a credit code, perhaps not typed to its end
     */
    public static List<SimilarLead> find(String company, @Nullable String parkId, Call call, Views views) {
        var found = views.leads().similar(call.scope().ofWholeParks().within(parkId), company, SHOWN);
        var visible = views.leads().inScope(call.scope(), found);
        return found.stream()
                .map(lead -> of(lead, visible.contains(lead.id()), call.caller().login(), isTaken(lead, company)))
                .toList();
    }

    private static SimilarLead of(LeadView lead, boolean isVisible, String login, boolean isTaken) {
        return new SimilarLead(
                isVisible ? lead.id() : null,
                isVisible ? lead.company() : masked(lead.company()),
                lead.owner(),
                lead.stage(),
                lead.registeredOn(),
                lead.owner().equals(login),
                isTaken);
    }

    /** Compared as the ledger compares, when it refuses a second open lead of a company. */
    static boolean isTaken(LeadView lead, String company) {
        var typed = CompanyName.comparable(company);
        return lead.stage().isOpen()
                && (typed.equals(CompanyName.comparable(lead.company())) || typed.equalsIgnoreCase(lead.creditCode()));
    }

    /**
     * A name one may recognise when one knows it, and not learn when one does not: its first two characters, but never
     * more than half of it, and a mask that does not tell how long the rest is.
     */
    static String masked(String company) {
        var characters = company.codePointCount(0, company.length());
        var kept = Math.min(CHARACTERS_KEPT, characters / 2);
        return company.substring(0, company.offsetByCodePoints(0, kept)) + MASK;
    }
}
