package io.parkledger.core.negotiation;

import static io.parkledger.core.negotiation.NegotiationRule.OFFER_IS_ISSUED;
import static io.parkledger.core.negotiation.NegotiationRule.RENT_IS_USUAL;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.lease.RentSchedule;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationEvent.OfferIssued;
import io.parkledger.core.value.Cny;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The offer that the park makes to the company of a project (报价, 方案). */
@NullUnmarked
class Offer {

    private final Negotiation negotiation;
    private final Progress progress;

    private boolean issued;

    Offer(Negotiation negotiation, Progress progress) {
        this.negotiation = negotiation;
        this.progress = progress;
    }

    @CommandHandler
    void handle(IssueOffer c) {
        progress.requireBeforeSigning(c.offeredOn());
        requireUsualRent(c.rentCnyPerSqmMonth());
        apply(new OfferIssued(
                c.negotiationId(),
                negotiation.lead(),
                c.areaSqm(),
                c.rentCnyPerSqmMonth(),
                c.terms(),
                c.validUntil(),
                c.offeredOn()));
    }

    private static void requireUsualRent(Cny rentCnyPerSqmMonth) {
        if (rentCnyPerSqmMonth != null) {
            RENT_IS_USUAL.requireConfirmed(
                    RentSchedule.isUsual(rentCnyPerSqmMonth), RentSchedule.USUAL.yuan(), rentCnyPerSqmMonth.yuan());
        }
    }

    @EventSourcingHandler
    void on(OfferIssued e) {
        issued = true;
        progress.step(e.offeredOn());
    }

    void requireIssued() {
        OFFER_IS_ISSUED.require(issued);
    }
}
