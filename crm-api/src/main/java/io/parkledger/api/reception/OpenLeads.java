package io.parkledger.api.reception;

import io.parkledger.api.kit.form.FormField.Option;
import io.parkledger.api.kit.form.FormHints.Asked;
import io.parkledger.api.kit.form.FormHints.Given;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The leads a reception or a trip can be about: the newest open ones of the caller. */
final class OpenLeads {

    private static final int OF_EACH_STAGE = 60;

    private OpenLeads() {}

    /** @return the lead that was asked for by address: then there is nothing to choose */
    static Optional<LeadView> offer(Given given, Asked asked) {
        var leads = asked.views().leads();
        var scope = asked.scope();
        var id = asked.parameter("leadId");
        var known = Optional.ofNullable(id).flatMap(each -> leads.find(each, scope));
        if (known.isPresent()) {
            given.subject(known.get().company());
            return known;
        }
        offer(given, asked, null, "");
        return known;
    }

    /**
     * @param present the lead it is about already, open or not
     * @param hidden  what that is called for whom it is out of reach: it stays what it is about all the same
     */
    static void offer(Given given, Asked asked, @Nullable String present, String hidden) {
        var leads = asked.views().leads();
        var scope = asked.scope();
        var open = Stream.of(LeadStage.NEGOTIATING, LeadStage.QUALIFIED, LeadStage.REGISTERED)
                .map(stage -> new LeadViews.Filter(stage, null, null, null, null))
                .flatMap(
                        filter -> leads
                                .page(scope, filter, LeadViews.Sort.NEWEST, SliceRequest.first(OF_EACH_STAGE))
                                .items()
                                .stream());
        var known = Optional.ofNullable(present).flatMap(each -> leads.find(each, scope));
        var choices = Stream.concat(open, known.stream())
                .distinct()
                .sorted(Comparator.comparing(LeadView::company))
                .map(lead -> Option.of(lead.id(), lead.company()))
                .toList();
        var isHidden = present != null && known.isEmpty();
        if (!choices.isEmpty()) {
            given.options(
                    "leadId",
                    isHidden
                            ? Stream.concat(Stream.of(Option.of(present, hidden)), choices.stream())
                                    .toList()
                            : choices);
        }
    }
}
