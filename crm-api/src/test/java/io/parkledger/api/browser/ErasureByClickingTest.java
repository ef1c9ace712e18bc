package io.parkledger.api.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 联系人的电话依申请删除: asked for, restricted, confirmed by a second admin, and never to be read again. */
@InBrowser
class ErasureByClickingTest {

    private static final String PHONE = "100-0000-0001";

    private final Visits visits;
    private final TestApplication app;

    @TempDir
    Path folder;

    ErasureByClickingTest(Visits visits) {
        this.visits = visits;
        app = visits.app();
    }

    /** A lead whose contact su knows. */
    private record Known(String lead, String person, String position) {}

    private Known known() {
        var leads = app.get("su", "/api/v1/leads?limit=100");
        assertThat(leads.status()).isEqualTo(200);
        return StreamSupport.stream(leads.body().path("items").spliterator(), false)
                .filter(lead -> lead.at("/contact/phone").isString())
                .map(lead -> new Known(
                        lead.path("id").stringValue(),
                        lead.at("/contact/personId").stringValue(),
                        lead.path("position").asString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_contact_is_erased_on_request_by_two_admins() throws Exception {
        var known = known();
        var page = "/leads/" + known.lead();
        try (var su = visits.as("su", Screen.DESKTOP);
                var security = visits.as("security", Screen.DESKTOP);
                var watch = visits.as("watch", Screen.PHONE)) {
            su.open(page);
            assertThat(su.content()).containsText(PHONE);

            security.open("/persons");
            security.field("person").fill(known.person());
            security.button(security.word("persons.next")).click();
            assertThat(security.heading()).containsText("申请删除个人信息");
            security.fillIn(Map.of("cause", "联系人离职，本人书面申请", "requestedBy", "PERSON", "requestedOn", "2022-02-10"));
            security.send("persons.propose-erasure");
            assertThat(security.content()).containsText("待复核");

            su.open(page);
            assertThat(su.content()).containsText("受限");
            assertThat(su.content()).not().containsText(PHONE);

            watch.open("/persons");
            assertThat(watch.content()).containsText("联系人离职，本人书面申请");
            watch.content()
                    .locator("a[href='/persons/" + known.person() + "/confirm-erasure']")
                    .click();
            watch.button(watch.word("form.persons.confirm-erasure")).click();
            assertThat(watch.content()).containsText("已删除");

            su.open(page);
            assertThat(su.content()).containsText("已依申请删除");
            assertThat(su.content()).not().containsText(PHONE);
            su.open(page + "?asOf=" + known.position());
            assertThat(su.content()).containsText("已依申请删除");
            assertThat(su.content()).not().containsText(PHONE);

            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                watch.open("/persons");
                assertThat(watch.content()).containsText("份文档随之更新");
            });
            su.open(page + "?asOf=" + known.position());
            assertThat(su.content()).containsText("已依申请删除");

            watch.content().locator("a[href^='/erasures/']").first().click();
            assertThat(watch.heading()).containsText("个人信息删除回执");
            assertThat(watch.content()).containsText("本人");
        }
        try (var english = visits.as("security", Screen.PHONE.inEnglish())) {
            english.open("/persons");
            english.content().locator("a[href^='/erasures/']").first().click();
            assertThat(english.heading()).containsText("Receipt of an erasure");
        }
        nothingIsFoundChanged();
        theEvidenceHolds(known);
    }

    private void nothingIsFoundChanged() {
        var job = app.post("shen", "/api/v1/log/verify", "{}");
        assertThat(job.status()).isEqualTo(202);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> app.get("shen", "/api/v1/jobs/" + job.text("/id")).text("/state"), "DONE"::equals);
        assertThat(app.get("shen", "/api/v1/jobs/" + job.text("/id")).text("/verification/count"))
                .isEqualTo("0");
    }

    /** With the program that lies in it; and nobody is named in it. */
    private void theEvidenceHolds(Known known) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(
                        app.request("shen", "/api/v1/log/pack?subject=" + known.lead())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        var pack = Files.write(folder.resolve("pack.zip"), answer.body());
        var program = folder.resolve("verify.py");
        try (var zip = new ZipFile(pack.toFile())) {
            Files.write(
                    program,
                    Objects.requireNonNull(zip.getInputStream(zip.getEntry("verify.py")))
                            .readAllBytes());
            for (var entry : zip.stream().toList()) {
                assertThat(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
                        .as(entry.getName())
                        .doesNotContain(PHONE);
            }
        }
        var process = new ProcessBuilder("python3", "-B", program.toString(), pack.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).startsWith("HOLDS");
    }
}
