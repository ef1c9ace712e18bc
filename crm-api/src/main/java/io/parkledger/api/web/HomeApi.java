package io.parkledger.api.web;

import io.parkledger.api.security.Action;
import io.parkledger.api.security.Allowed;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says at the front door where one is. */
@RestController
@Hidden
class HomeApi {

    private final Words words;

    HomeApi(Words words) {
        this.words = words;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @Allowed(Action.PUBLIC)
    String home() {
        return words.say("home.text", List.of()) + "\n";
    }
}
