package io.parkledger.api.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Processes that neither end nor answer, as a computer does whose disk hangs; they go on when this is closed. */
final class Frozen implements AutoCloseable {

    private final List<ProcessHandle> processes;

    Frozen(List<ProcessHandle> processes) {
        this.processes = new ArrayList<>(processes);
        signal("-STOP");
        // Those that were started while the others were looked for.
        this.processes.addAll(processes.get(0).descendants().toList());
        signal("-STOP");
    }

    private void signal(String signal) {
        var command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add("" + process.pid()));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        signal("-CONT");
    }
}
