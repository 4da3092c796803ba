import { expect, test } from "../../fixtures/browser-test";
import { expectAccessible, makeSession, signInAs } from "./desk";

test("what became of a period's sessions: figures agree with the API, every chart has its table", async ({
  page,
  demo,
  request,
}) => {
  await makeSession(request, demo, "attention");
  await signInAs(page, demo, "reviewer");
  await page.getByRole("link", { name: "Overview" }).first().click();
  await expect(page).toHaveURL(/\/overview\/$/);
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await page.getByRole("link", { name: "90 days" }).click();
  await expect(page.getByRole("link", { name: "90 days" })).toHaveAttribute("aria-current", "true");
  const from = new URL(page.url()).searchParams.get("from") ?? "";
  await page.getByText("As a table").click();
  const rows = page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: from, exact: true }) });
  await expect(rows).toHaveCount(1);
  await expectAccessible(page);

  const answer = await request.get(`${demo.base_url}/api/v2/overview/?from=2020-01-01&to=2020-01-31`, {
    headers: { Authorization: `Bearer ${demo.test_api_key}` },
  });
  expect((await answer.json()).total.created).toBe(0);
  await page.goto("/overview/?from=2020-01-01&to=2020-01-31");
  await expect(page.getByText("No sessions in this period.").first()).toBeVisible();
  await expectAccessible(page);

  await page.goto("/overview/?from=2020-02-30&to=x");
  await expect(page.getByRole("alert").filter({ hasText: "cannot be shown" })).toBeVisible();
});

test("a developer sees the figures of test sessions, and in live mode why there are none", async ({
  page,
  demo,
}) => {
  await signInAs(page, demo, "developer");
  await page.goto("/overview/");
  await expect(page.getByText("Sessions created in test mode")).toBeVisible();
  await page.getByRole("button", { name: "Live", exact: true }).click();
  await expect(page.getByText("Figures of live sessions are not for developers")).toBeVisible();
});
