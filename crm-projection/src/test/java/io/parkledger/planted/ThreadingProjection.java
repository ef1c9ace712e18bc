package io.parkledger.planted;

/** Works in a thread whose end nobody would see. */
public final class ThreadingProjection {

    Thread unseen() {
        return new Thread(() -> {});
    }
}
