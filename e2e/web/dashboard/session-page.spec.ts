import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/browser-test";
import { deskEvidence } from "../../fixtures/desk-evidence";
import { callApi, chooseByKey, expectAccessible, makeSession, shown, signInAs } from "./desk";

type Evidence = Awaited<ReturnType<typeof deskEvidence>>;
let evidence: Evidence;
test.beforeAll(async () => {
  evidence = await deskEvidence();
});
test.afterAll(() => evidence.close());

const FOUND = {
  document_check: {
    documentValidation: {
      value: "clear",
      method: "check digits",
      measured: "5 of 5",
      regions: [{ step: "document_front", box: [0.03, 0.79, 0.94, 0.15] }],
    },
    dataConsistency: {
      value: "consider",
      method: "name comparison",
      measured: 0.94,
      threshold: 0.97,
      reason: "One letter differs in the surname.",
      regions: [{ step: "document_front", box: [0.335, 0.185, 0.2, 0.055] }],
    },
  },
  enhanced_identity_check: {
    facialSimilarity: {
      value: "consider",
      method: "face distance",
      measured: 0.53,
      threshold: 0.55,
      regions: [
        { step: "document_front", box: [0.07, 0.2, 0.2, 0.36] },
        { step: "selfie", box: [0.22, 0.16, 0.56, 0.48] },
      ],
    },
  },
};

async function judged(
  request: Parameters<typeof callApi>[0],
  demo: Parameters<typeof callApi>[1],
  outcome: "consider" | "issue" = "consider",
) {
  const made = await makeSession(request, demo);
  const simulate = (body: object) =>
    callApi(request, demo, "POST", `/test/verification/sessions/${made.id}/simulate/`, body);
  await simulate({ action: "open" });
  await evidence.capture(made.id);
  await simulate({ action: "complete", outcomes: { document_check: outcome } });
  await evidence.judge(made.id, FOUND);
  return made;
}

/** Text that a decision rests on reads at 7:1 (WCAG 1.4.6). */
async function expectEnhancedContrast(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page })
      .include('[aria-label="Checks and data"]')
      .include('[aria-label="Decision and history"]')
      .withRules(["color-contrast-enhanced"])
      .analyze();
    expect(
      violations.flatMap((v) => v.nodes.map((n) => n.html)),
      colorScheme,
    ).toEqual([]);
  }
}

test("evidence by keys: pictures, what was read on them, faces side by side", async ({
  page,
  demo,
  request,
}) => {
  const made = await judged(request, demo);
  await signInAs(page, demo, "reviewer");
  await page.goto(`/sessions/${made.id}/`);
  const stage = page.getByRole("region", { name: "Evidence" });
  await expect(stage.getByRole("img", { name: "Document front" })).toBeVisible();
  await expect(stage.getByText("3 marked")).toBeVisible();
  await expectAccessible(page);
  await expectEnhancedContrast(page);

  await page.keyboard.press("e");
  await expect(stage).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(stage.getByRole("img", { name: "Selfie" })).toBeVisible();
  // Here r turns the picture; it does not reject.
  await page.keyboard.press("r");
  await expect(page.getByRole("radio", { name: "Reject" })).not.toBeChecked();
  await page.keyboard.press("ArrowRight");
  await expect(stage.getByRole("img", { name: "Face, document front" })).toBeVisible();
  await expect(stage.getByText("Measured 0.53, threshold 0.55")).toBeVisible();
  await page.getByRole("button", { name: "Data agrees with your record" }).click();
  await expect(stage.getByRole("img", { name: "Document front" })).toBeVisible();

  await page.keyboard.press("2");
  await expect(page.locator("[id^=check-]").nth(1)).toBeFocused();
  const looks =
    await evidence.owner`select action, count(distinct details->>'media_id')::int as n from audit_entries
    where target_id = ${made.id} and action like 'media.%' group by action order by action`;
  expect(looks.map((l) => `${l.action} ${l.n}`)).toEqual(["media.previewed 2", "media.viewed 2"]);
});

test("approving asks for each difference; what was opened stands on the review", async ({
  page,
  demo,
  request,
}) => {
  const made = await judged(request, demo);
  await evidence.discrepancy(made.id, "last_name", "Ericsson", "ERIKSSON");
  await signInAs(page, demo, "reviewer");
  await page.goto(`/sessions/${made.id}/`);
  await expect(page.getByRole("img", { name: "Document front" })).toBeVisible();
  await chooseByKey(page, "a");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+Shift+Enter");
  await expect(shown(page, "Approving needs a resolution of each difference.")).toBeVisible();
  await page
    .getByLabel("Surname differs. How was it resolved?")
    .selectOption("Spelling variant, same person");
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(page.getByRole("status").getByText("Your review is on record")).toBeVisible();
  const reviews = page.getByRole("region", { name: "Reviews" });
  await expect(reviews).toContainText("Had opened 1 picture");
  await expect(page.getByRole("region", { name: "Differences resolved" })).toContainText("Spelling variant");
  await expectAccessible(page);
  const seen = await callApi<{ results: { reason_code: string; notes: string; opened: string[] }[] }>(
    request,
    demo,
    "GET",
    `/verification/sessions/${made.id}/reviews/`,
  );
  expect(seen.results[0]).toMatchObject({
    reason_code: "evidence_agrees",
    notes: "Evidence agrees with the record",
  });
  expect(seen.results[0]?.opened).toHaveLength(1);
});

test("two people at once: the second learns who decided what, keeps the notes, and may supersede it", async ({
  page,
  browser,
  demo,
  request,
}) => {
  const made = await makeSession(request, demo, "consider");
  await signInAs(page, demo, "reviewer");
  await page.goto(`/sessions/${made.id}/`);
  await chooseByKey(page, "r");
  await page.getByLabel("Notes").fill("The picture is another person's.");
  const other = await browser.newPage({ baseURL: demo.base_url });
  await signInAs(other, demo, "admin");
  await other.goto(`/sessions/${made.id}/`);
  await chooseByKey(other, "a");
  await other.getByLabel("Notes").fill("Same person.");
  // Nothing has told the first page yet.
  await page.route("**/reviews/", (route) => route.abort());
  await other.keyboard.press("Control+Shift+Enter");
  await expect(other.getByRole("status").getByText("on record")).toBeVisible();
  await page.getByLabel("Notes").press("Control+Shift+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Somebody decided meanwhile" })).toBeVisible();
  await expect(page.getByText("decided meanwhile: approved")).toBeVisible();
  await expect(page.getByLabel("Notes")).toHaveValue("The picture is another person's.");
  await page.unroute("**/reviews/");
  await page.getByLabel("Notes").press("Control+Shift+Enter");
  await expect(page.getByRole("status").getByText("Your review is on record")).toBeVisible();
  // The other page notices by itself.
  await expect(other.getByRole("region", { name: "Reviews" })).toContainText("superseded", {
    timeout: 20_000,
  });
  await other.close();
});

test("a contest is answered once, on its session's page; an auditor only reads it", async ({
  page,
  demo,
  request,
}) => {
  const made = await judged(request, demo, "issue");
  await evidence.contest(made.id, "That is my passport. Please look again.");
  await signInAs(page, demo, "auditor");
  await page.goto(`/sessions/${made.id}/`);
  await expect(shown(page, "That is my passport.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Answer" })).toHaveCount(0);
  await page.context().clearCookies();
  await signInAs(page, demo, "reviewer");
  await page.goto(`/sessions/${made.id}/`);
  await page.getByRole("radio", { name: "Accept" }).click();
  await page.getByRole("button", { name: "Answer" }).click();
  await expect(page.getByText("Say on what other evidence.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("On what other evidence").fill("Passport shown in the branch");
  await page.getByLabel("Notes").fill("Seen by two colleagues.");
  await page.getByRole("button", { name: "Answer" }).click();
  await expect(shown(page, "Accepted on other evidence.")).toBeVisible();
  await expectAccessible(page);
});

test("from the list a session is third of many, and keys go on along it", async ({ page, demo, request }) => {
  for (let made = 0; made < 3; made += 1) await makeSession(request, demo, "attention");
  await signInAs(page, demo, "reviewer");
  await page.goto("/sessions/?outcome=attention");
  const rows = page.locator("a[data-row]");
  await expect(rows.nth(2)).toBeVisible();
  await rows.nth(1).click();
  const place = page.getByRole("navigation", { name: "In the list" });
  await expect(place).toContainText(/^Back to the list, 2 of \d+$/);
  await page.keyboard.press("j");
  await expect(place).toContainText("3 of");
  await page.keyboard.press("k");
  await expect(place).toContainText("2 of");
});
