import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/browser-test";
import { callApi, expectAccessible, makeSession, signInAs } from "./desk";

test("the list is filtered by its address, moved through and opened by keys", async ({
  page,
  demo,
  request,
}) => {
  const made = await makeSession(request, demo, "attention");
  await signInAs(page, demo, "reviewer");
  await expect(page.getByRole("row").filter({ hasText: made.name })).toContainText("Attention");

  await page.getByRole("button", { name: "Outcome" }).click();
  await page.getByRole("menuitemradio", { name: "Attention" }).click();
  await expect(page).toHaveURL(/outcome=attention/);
  const row = page.getByRole("link", { name: made.name });
  await expect(row).toBeVisible();
  await expect(page.getByRole("table").getByText("Consider")).toHaveCount(0);
  await page.reload();
  await expect(row).toBeVisible();
  await expectAccessible(page);

  const rows = page.locator("[data-row]");
  await page.keyboard.press("j");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.nth(0)).toBeFocused();
  const name = (await rows.nth(0).textContent()) ?? "";
  await page.keyboard.press("o");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
});

test("an unknown filter or a foreign cursor shows the whole list, not an error", async ({ page, demo }) => {
  await signInAs(page, demo, "reviewer");
  const answer = await page.goto("/sessions/?status=nonsense&after=xyz");
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1, name: "Sessions" })).toBeVisible();
});

test("a list that cannot be loaded says so, with the request's id, and tries again", async ({
  page,
  demo,
}) => {
  await signInAs(page, demo, "reviewer");
  const list = "**/api/v2/verification/sessions/list/**";
  await page.route(list, (route) =>
    route.fulfill({ status: 503, json: { error: "Not now.", code: "UNAVAILABLE", request_id: "req-1" } }),
  );
  await page.getByRole("button", { name: "Status" }).click();
  await page.getByRole("menuitemradio", { name: "Revoked" }).click();
  await expect(page.getByText("The sessions could not be loaded")).toBeVisible();
  await expect(page.getByRole("button", { name: /request id req-1/ })).toBeVisible();
  await page.unroute(list);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("table")).toBeVisible();
});

test("a session is created here for a new person, sent again and revoked", async ({ page, demo }) => {
  await signInAs(page, demo, "reviewer");
  await page.getByRole("button", { name: "New session" }).click();
  await page.getByRole("button", { name: "Create and send the link" }).click();
  await expect(page.getByText("Enter the first name.")).toBeVisible();
  await expectAccessible(page);
  const lastName = `New-${Date.now()}`;
  await page.getByLabel("First name").fill("Grace");
  await page.getByLabel("Last name").fill(lastName);
  await page.getByLabel("E-mail", { exact: true }).fill("grace@example.com");
  await page.getByRole("button", { name: "Create and send the link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Grace ${lastName}`);
  await expect(page.getByText("Waiting for the person to open the link.")).toBeVisible();

  await page.getByRole("button", { name: "Send link again" }).click();
  await expect(page.getByText("2 of 3 resends left")).toBeVisible();
  await page.getByRole("button", { name: "Revoke" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("Revoked: the link no longer works.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send link again" })).toHaveCount(0);
  await expectAccessible(page);
});

test("a session for somebody known: looked up by external id, custom checks, own expiry, no mail; refused twice over", async ({
  page,
  demo,
  request,
}) => {
  const external = `known-${randomUUID().slice(0, 8)}`;
  await callApi(request, demo, "POST", "/entities/", {
    entity_type: "individual",
    first_name: "Mary",
    last_name: "Known",
    email: "mary@example.com",
    external_id: external,
  });
  await signInAs(page, demo, "reviewer");
  const open = async () => {
    await page.getByRole("button", { name: "New session" }).click();
    await page.getByRole("radio", { name: "Existing person" }).click();
    await page.getByPlaceholder("Name, e-mail or external id").fill(external);
    await expect(page.getByText("1 found. Arrow keys and Enter choose.")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue("mary@example.com");
  };
  await open();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("New test session");
  await page.getByLabel("Link works for (hours)").fill("500");
  await page.getByLabel("Webhook address (optional)").fill("nonsense");
  await page.getByRole("combobox", { name: "Checks" }).click();
  await page.getByRole("option", { name: "Custom checks" }).click();
  await page.getByRole("button", { name: "Create and send the link" }).click();
  for (const sentence of [
    "Whole hours from 1 to 168.",
    "Choose at least one check.",
    "Enter a whole address",
  ])
    await expect(dialog.getByText(sentence)).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Link works for (hours)").fill("24");
  await page.getByLabel("Webhook address (optional)").fill("");
  await page.getByLabel("Document (1)").click();
  await page.getByLabel("Sanctions screening (1)").click();
  await expect(dialog.getByText("Free in test mode; 2 credits in live mode.")).toBeVisible();
  await page.getByLabel("Send the link by e-mail").click();
  let created = 0;
  page.on("request", (sent) => {
    if (sent.method() === "POST" && sent.url().endsWith("/verification/sessions/")) created += 1;
  });
  const answer = page.waitForResponse((given) => given.url().endsWith("/verification/sessions/"));
  await page.getByRole("button", { name: "Create", exact: true }).dblclick();
  const body = (await (await answer).json()) as {
    session_id: string;
    expires_at: string;
    created_at: string;
  };
  expect(Date.parse(body.expires_at) - Date.parse(body.created_at)).toBe(24 * 3_600_000);
  await expect(dialog.getByText("It is shown only now.")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Open the session" }).click();
  await expect(page).toHaveURL(new RegExp(`/sessions/${body.session_id}/`));
  const { checks } = await callApi<{ checks: { check_type: string }[] }>(
    request,
    demo,
    "GET",
    `/verification/sessions/${body.session_id}/`,
  );
  expect(checks.map((check) => check.check_type)).toEqual(["document_check", "aml_check"]);
  expect(created, "a double press sends one request").toBe(1);

  await page.goto("/sessions/");
  await open();
  await page.getByRole("button", { name: "Create and send the link" }).click();
  await expect(dialog.getByText("already has a session that is under way")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("link", { name: "Open that session" }).click();
  await expect(page).toHaveURL(new RegExp(`/sessions/${body.session_id}/`));
});
