package io.parkledger.api.reception;

import io.parkledger.api.page.FormHints;
import io.parkledger.core.reception.ReceptionCommand.CorrectReception;
import org.springframework.stereotype.Component;

/** What is corrected is there to be changed. */
@Component
class CorrectionHints implements FormHints {

    @Override
    public Class<CorrectReception> of() {
        return CorrectReception.class;
    }

    @Override
    public void give(Given given, Asked asked) {
        asked.views()
                .receptions()
                .findReception(asked.subjectId(), asked.call().scope())
                .ifPresent(reception -> given.value("visitors", reception.visitors()));
    }
}
