package io.parkledger.api.account;

import io.parkledger.api.kit.access.Names;
import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.form.FormSubject;
import io.parkledger.api.kit.wording.Words;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a proposal is about, in the words of the page that asks whether it is confirmed. */
@Component
class ProposalWords implements FormSubject {

    private final Proposals proposals;
    private final Names names;
    private final Words words;

    ProposalWords(Proposals proposals, Names names, Words words) {
        this.proposals = proposals;
        this.names = names;
        this.words = words;
    }

    @Override
    public String collection() {
        return "/proposals";
    }

    @Override
    public Optional<String> nameOf(FormHints.Asked asked) {
        return proposals.find(asked.subjectId()).map(proposal -> {
            var what = words.word(proposal.kind()) + " · " + names.of(proposal.login());
            return proposal.role() == null ? what : what + " → " + words.word(proposal.role());
        });
    }
}
