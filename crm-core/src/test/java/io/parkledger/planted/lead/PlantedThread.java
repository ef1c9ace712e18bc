package io.parkledger.planted.lead;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads whose end nobody would see. */
final class PlantedThread {

    Thread bare() {
        return new Thread(() -> {});
    }

    ExecutorService pooled() {
        return Executors.newCachedThreadPool();
    }

    CompletableFuture<Void> later() {
        return CompletableFuture.runAsync(() -> {});
    }
}
