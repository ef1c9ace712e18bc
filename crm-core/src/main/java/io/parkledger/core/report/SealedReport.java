package io.parkledger.core.report;

import static io.parkledger.core.report.ReportRule.PERIOD_IS_OVER;
import static io.parkledger.core.report.ReportRule.REPLACED_IS_OF_THE_SAME_PERIOD;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReportId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.report.ReportCommand.SealReport;
import io.parkledger.core.report.ReportEvent.ReportSealed;
import io.parkledger.core.value.InvalidValue;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** A report that is fixed for ever (封存报告): it is never changed and never withdrawn, only replaced. */
@AggregateRoot(type = "report")
@NullUnmarked
class SealedReport extends Guarded {

    @AggregateIdentifier
    private ReportId id;

    private ParkId park;

    SealedReport() {}

    @CommandHandler
    SealedReport(SealReport c) {
        var period = new ReportPeriod(c.period());
        var number = ReportNumber.of(c.reportId())
                .filter(each -> each.period().equals(period))
                .orElseThrow(() ->
                        new InvalidValue("value.id-malformed", c.reportId().value()));
        PERIOD_IS_OVER.require(!c.knownOn().isBefore(period.lastDay()), period.lastDay(), c.knownOn());
        if (c.replaces() != null) {
            REPLACED_IS_OF_THE_SAME_PERIOD.require(
                    ReportNumber.of(c.replaces())
                            .filter(other -> other.period().equals(period))
                            .isPresent(),
                    ReportContext.printed(c.replaces()));
        }
        apply(new ReportSealed(
                c.reportId(),
                number.toString(),
                period.kind(),
                c.parkId(),
                period.value(),
                c.replaces(),
                c.asOf(),
                c.knownOn(),
                c.on(),
                c.files(),
                c.sealedOn()));
    }

    @EventSourcingHandler
    void on(ReportSealed e) {
        id = e.reportId();
        park = e.parkId();
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.inPark(park.value());
    }
}
