package io.parkledger.api.tenant;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.SubjectApi;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.core.tenant.TenantCommand.CorrectExit;
import io.parkledger.core.tenant.TenantCommand.CorrectTenant;
import io.parkledger.core.tenant.TenantCommand.ExitTenant;
import io.parkledger.core.tenant.TenantCommand.NameContact;
import io.parkledger.core.tenant.TenantCommand.RectifyTenant;
import io.parkledger.core.tenant.TenantCommand.WithdrawExit;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.rows.SliceRequest;
import io.parkledger.projection.tenant.TenantView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tenants (入驻企业). */
@RestController
@RequestMapping("/api/v1/tenants")
@Tag(name = "tenants")
@Allowed(Action.READ_TENANCY)
class TenantApi extends SubjectApi<TenantView, TenantList> {

    TenantApi(Subject<TenantView> subject, Desk desk, History history) {
        super(subject, desk, history);
    }

    @PostMapping("/{id}/correct")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Another name or industry from a day on (更名/变更行业)")
    ResponseEntity<Answer> correctTenant(@FromRequest CorrectTenant command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/rectify")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "It was never called so, or never of that industry: recorded wrong (更正录入错误)")
    ResponseEntity<Answer> rectifyTenant(@FromRequest RectifyTenant command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/name-contact")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Name a contact (联系人)")
    ResponseEntity<Answer> nameContact(@FromRequest NameContact command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/exit")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "The tenant leaves: ends its contracts, frees its units (退出)")
    ResponseEntity<Answer> exitTenant(@FromRequest ExitTenant command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/correct-exit")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "It left on another day, or for another reason (更正退出)")
    ResponseEntity<Answer> correctExit(@FromRequest CorrectExit command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw-exit")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "It never left: its contracts run on, while nothing hangs on its exit (撤销退出)")
    ResponseEntity<Answer> withdrawExit(@FromRequest WithdrawExit command, Call call) {
        return desk.change(command, call);
    }

    @GetMapping
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "List tenants")
    Listed<TenantView> list(Call call, Views views, @FromQuery TenantList asked, SliceRequest page) {
        return Listed.of(views.tenants().page(call.scope().within(asked.parkId()), asked.filter(), page));
    }
}
