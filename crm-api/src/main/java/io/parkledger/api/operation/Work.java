package io.parkledger.api.operation;

/** Long work of one kind, done in the background on the node that leads: a bean of whoever knows how. */
public interface Work {

    Job.Kind kind();

    /**
     * Does it, or goes on with it: it may have been interrupted at any moment, on this node or another.
     *
     * @throws RuntimeException when it cannot be done now; what is promised is tried again
     */
    void run(Job job, Progress progress);

    /** Hears how far work is. */
    @FunctionalInterface
    interface Progress {
        /** What has come so far is done for good. @throws RuntimeException when another node has taken over */
        void at(long done, long total);
    }
}
