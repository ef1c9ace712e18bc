package io.parkledger.api.kit.form;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.HasAction;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.Forms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

/** One POST endpoint of the REST layer as a page: shows its form, and sends what was filled in to that endpoint. */
@PageController(anyParameter = true)
public final class FormPage implements HasAction {

    private final FormDesk desk;
    private final Forms.Endpoint endpoint;

    FormPage(FormDesk desk, Forms.Endpoint endpoint) {
        this.desk = desk;
        this.endpoint = endpoint;
    }

    @Override
    public Action action() {
        return endpoint.action();
    }

    Forms.Endpoint endpoint() {
        return endpoint;
    }

    public ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
        return desk.show(endpoint, request, response);
    }

    public ModelAndView send(HttpServletRequest request, HttpServletResponse response) {
        return desk.send(endpoint, request, response);
    }
}
