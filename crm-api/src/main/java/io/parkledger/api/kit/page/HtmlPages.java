package io.parkledger.api.kit.page;

import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** A page is HTML whatever its address ends with: a refusal of {@code checkpoint.txt} is no text. */
@Component
class HtmlPages {

    HtmlPages(ThymeleafViewResolver views) {
        views.setForceContentType(true);
    }
}
