package io.parkledger.api.kit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set, under {@code parkledger}.
 *
 * @param zone   where the park is: decides what "today" is, and when a day ends
 * @param data   folder of the embedded ledger
 * @param ledger a PostgreSQL of one's own; without URL the embedded one is started
 * @param views  a MongoDB of one's own; without URI the in-memory server is used
 * @param seal   what is kept outside the database, so that nobody changes it unseen
 * @param witness who else signs checkpoints, by a name of one's own choice
 * @param timestamp who stamps checkpoints with the time
 * @param backup where backups go that are asked for in the pages
 */
@ConfigurationProperties("parkledger")
public record Settings(
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("./data") Path data,
        @DefaultValue Database ledger,
        @DefaultValue ViewStore views,
        @DefaultValue Seal seal,
        @DefaultValue Map<String, Witness> witness,
        @DefaultValue Timestamp timestamp,
        @DefaultValue Backups backup,
        @DefaultValue Limits limits) {

    /** See {@link io.parkledger.core.ledger.LedgerSettings}. */
    public record Database(
            @Nullable String url,
            @DefaultValue("parkledger_app") String user,
            @Nullable String password,
            @DefaultValue("parkledger") String ownerUser,
            @Nullable String ownerPassword,
            @DefaultValue("20") int poolSize) {}

    /**
     * Where views are kept.
     *
     * @param uri        with the database's name: {@code mongodb://…/parkledger?replicaSet=rs0}
     */
    public record ViewStore(@Nullable String uri) {}

    /**
     * What the seal needs outside the database.
     *
     * @param keys    folder of the key files; {@code keys} in the data folder
     * @param outside file of all checkpoints; {@code checkpoints.txt} in the data folder
     * @param origin  name of the ledger in its checkpoints, chosen before the first one
     * @param sm2     whether checkpoints are signed with SM2 (国密) as well; once they are, they always are
     */
    public record Seal(
            @Nullable Path keys,
            @Nullable Path outside,
            @Nullable String origin,
            @DefaultValue("false") boolean sm2) {}

    /**
     * Somebody else's server that signs checkpoints, by c2sp.org/tlog-witness.
     *
     * @param url its submission prefix
     * @param key its verifier key, as {@code witness.example/w1+0b8d4fcd+BK…}
     */
    public record Witness(@Nullable String url, @Nullable String key) {}

    /**
     * An authority of time stamps (可信时间戳), by RFC 3161.
     *
     * @param url   where it is asked; without it nobody is
     * @param every the day is divided from midnight into times of this length, in each of which one checkpoint at most
     *              is stamped
     * @param trust file of certificates in PEM that its own has to lead to; without it any that it sends is taken
     */
    public record Timestamp(
            @Nullable String url,
            @DefaultValue("1h") Duration every,
            @Nullable Path trust) {}

    /**
     * Backups that are asked for in the pages or over REST.
     *
     * @param folder of the server; {@code backups} in the data folder
     */
    public record Backups(@Nullable Path folder) {}

    public Path backupFolder() {
        return backup.folder() != null ? backup.folder() : data.resolve("backups");
    }

    public Path sealKeys() {
        return seal.keys() != null ? seal.keys() : data.resolve("keys");
    }

    public Path sealOutside() {
        return seal.outside() != null ? seal.outside() : data.resolve("checkpoints.txt");
    }

    /**
     * What a request may cost.
     *
     * @param bodyBytes of a request
     * @param fileBytes of a request that brings a file along
     * @param depth     of its JSON
     */
    public record Limits(
            @DefaultValue("262144") int bodyBytes,
            @DefaultValue("21000000") int fileBytes,
            @DefaultValue("20") int depth) {}
}
