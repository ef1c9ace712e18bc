package io.parkledger.core.lead;

/** The outcome of a triage (研判). */
public enum TriageVerdict {
    PURSUE,
    DO_NOT_PURSUE
}
