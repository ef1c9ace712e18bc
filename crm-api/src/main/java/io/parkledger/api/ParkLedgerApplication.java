package io.parkledger.api;

import io.parkledger.api.wiring.BackupCommands;
import io.parkledger.api.wiring.RescueAdminCommand;
import io.parkledger.api.wiring.SealCommands;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Starts ParkLedger. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class ParkLedgerApplication {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(RescueAdminCommand.NAME)) {
            System.exit(RescueAdminCommand.run(List.of(arguments).subList(1, arguments.length), System.out));
        }
        if (BackupCommands.knows(List.of(arguments))) {
            System.exit(BackupCommands.run(List.of(arguments), System.out));
        }
        if (arguments.length > 0 && SealCommands.knows(arguments[0])) {
            System.exit(SealCommands.run(List.of(arguments), System.out));
        }
        SpringApplication.run(ParkLedgerApplication.class, arguments);
    }
}
