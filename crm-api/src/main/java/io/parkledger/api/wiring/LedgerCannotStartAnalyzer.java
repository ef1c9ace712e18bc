package io.parkledger.api.wiring;

import io.parkledger.core.ledger.LedgerCannotStart;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the operator the sentence of a refused start, instead of a stack trace. */
final class LedgerCannotStartAnalyzer extends AbstractFailureAnalyzer<LedgerCannotStart> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LedgerCannotStart refusal) {
        return new FailureAnalysis(refusal.getMessage(), "See " + refusal.code() + " in docker/OPERATING.md.", refusal);
    }
}
