package io.parkledger.api.reception;

import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.projection.Views;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.store.rows.SliceRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What pages of a lead and of its project show of receptions and visits, and the form that records the next. */
@Component
public class Meetings {

    private static final SliceRequest LATEST = SliceRequest.first(20);

    private final Forms forms;

    Meetings(Forms forms) {
        this.forms = forms;
    }

    public void show(String leadId, Call call, Views views, Model model) {
        var filter = ReceptionViews.Filter.ofLead(leadId);
        var receptions = views.receptions().receptions(call.scope(), filter, LATEST);
        model.addAttribute("receptions", receptions.items());
        model.addAttribute(
                "visits",
                views.receptions().visits(call.scope(), filter, LATEST).items());
    }

    /** @param next where one goes afterwards */
    public Forms.@Nullable Link receive(String leadId, String parkId, String company, String next, Call call) {
        var link = forms.link("receptions.new", call);
        return link == null
                ? null
                : link.with("leadId", leadId)
                        .with("parkId", parkId)
                        .with("company", company)
                        .with("_next", next);
    }
}
