package io.parkledger.api.kit.command;

import io.parkledger.api.kit.access.Caller;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.ledger.Sha256;
import io.parkledger.projection.store.rows.Scope;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A request, as far as it is not its content.
 *
 * @param scope    the rows the caller may see or change with this endpoint
 * @param sender   what the events of its command will say of it
 * @param delivery its {@code Idempotency-Key} and {@code If-Match}
 */
public record Call(Caller caller, Scope scope, Sender sender, Delivery delivery) {

    /**
     * One of several commands that a request asks for: carried out once, if the request is, however often that comes.
     *
     * @param name    which of them: it says the same when the request is repeated
     * @param content what it says: the same name with another content is another request
     * @param version of the aggregate it is meant for; null means any
     */
    public Call part(String name, String content, @Nullable Long version) {
        var key = delivery.idempotencyKey();
        var once = key == null
                ? new Delivery(null, new byte[0], version)
                : new Delivery(Sha256.hex(key + "\n" + name), Sha256.of(content), version);
        return new Call(caller, scope, sender, once);
    }

    /** The same, carried out once with the key of a form that sends several commands; null means always. */
    public Call keyed(@Nullable String key) {
        return new Call(caller, scope, sender, new Delivery(key, new byte[0], null));
    }

    /** The same, by somebody who means what is unlikely. */
    public Call confirming(Collection<String> codes) {
        return new Call(caller, scope, sender.confirming(codes), delivery);
    }
}
