import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "../../fixtures/browser-test";
import type { DemoJson } from "../../fixtures/demo";
import { callApi, expectAccessible, makeSession, signInAs } from "./desk";

/** The entity of a session. */
async function entityOf(request: APIRequestContext, demo: DemoJson, sessionId: string): Promise<string> {
  const path = `/verification/sessions/${sessionId}/`;
  return (await callApi<{ entity_id: string }>(request, demo, "GET", path)).entity_id;
}

test("a reviewer creates, finds, changes and annotates an entity", async ({ page, demo }) => {
  const lastName = `Núñez-${randomUUID().slice(0, 8)}`;
  await signInAs(page, demo, "reviewer");
  await page.goto("/entities/");
  await page.getByRole("link", { name: "New entity" }).click();
  await page.getByRole("button", { name: "Create entity" }).click();
  await expect(page.getByText("Enter the first name.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("First name").fill("José");
  await page.getByLabel("Last name").fill(lastName);
  await page.getByLabel("Nationality").fill("Spain");
  await page.getByRole("button", { name: "Create entity" }).click();
  // What only the server knows is said at its field too.
  await expect(page.getByText(/ISO 3166-1 code/)).toBeVisible();
  await page.getByLabel("Nationality").fill("es");
  await page.getByRole("button", { name: "Create entity" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`José ${lastName}`);
  await expect(page.getByText("Spain")).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("New note").fill("Called the branch.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Called the branch." })).toBeVisible();
  await expect(page.getByLabel("New note")).toHaveValue("");

  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Phone").fill("+34 600 000 000");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("+34 600 000 000")).toBeVisible();

  await page.goto("/entities/");
  await page.getByRole("searchbox", { name: "Search entities" }).fill(lastName);
  await expect(page).toHaveURL(/search=/);
  const row = page.getByRole("link", { name: `José ${lastName}` });
  await expect(page.locator("[data-row]")).toHaveCount(1);
  await expect(row).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("j");
  await expect(row).toBeFocused();
  await page.keyboard.press("o");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(lastName);
});

test("who was slower is told so, and nothing is overwritten", async ({ page, demo, request }) => {
  const made = await makeSession(request, demo);
  const id = await entityOf(request, demo, made.id);
  await signInAs(page, demo, "admin");
  await page.goto(`/entities/${id}/edit/`);
  await page.getByLabel("Phone").fill("111");
  // The page's own moment passes, then a colleague saves.
  await page.waitForTimeout(1_100);
  const answer = await request.fetch(`${demo.base_url}/api/v2/entities/${id}/`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${demo.test_api_key}`, cookie: "" },
    data: { phone: "222" },
  });
  expect(answer.ok()).toBe(true);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/changed meanwhile/).first()).toBeVisible();
  await page.goto(`/entities/${id}/`);
  await expect(page.getByText("222")).toBeVisible();
});

test("a hold is set and lifted, the relationship ends, and erasing leaves a receipt", async ({
  page,
  demo,
  request,
}) => {
  const made = await makeSession(request, demo, "clear");
  const id = await entityOf(request, demo, made.id);
  await signInAs(page, demo, "reviewer");
  await page.goto(`/entities/${id}/`);
  await page.getByRole("button", { name: "Legal hold" }).click();
  await page.getByRole("button", { name: "Hold", exact: true }).click();
  await expect(page.getByText("Name the authority.")).toBeVisible();
  await page.getByLabel("Until the end of").fill("2001-01-01");
  await page.getByLabel("Authority").fill("The court of Lyon");
  await page.getByRole("textbox", { name: "Reason" }).fill("File 7");
  await page.getByRole("button", { name: "Hold", exact: true }).click();
  await expect(page.getByText(/Must lie ahead/)).toBeVisible();
  await page.getByLabel("Until the end of").fill(`${new Date().getUTCFullYear() + 2}-01-31`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Hold", exact: true }).click();
  await expect(page.getByRole("definition").filter({ hasText: "The court of Lyon" })).toBeVisible();

  await page.getByRole("button", { name: "Erase" }).click();
  await expect(page.getByText(/It has to wait until/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("button", { name: "Lift the hold" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Lift the hold" }).click();
  await expect(page.getByText("The court of Lyon")).toHaveCount(0);

  await page.getByRole("button", { name: "End relationship" }).click();
  await page.getByLabel("It ended on").fill("2020-02-29");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Change the end" })).toBeVisible();

  await page.getByRole("button", { name: "Erase" }).click();
  const erase = page.getByRole("button", { name: "Erase for good" });
  await expect(erase).toBeDisabled();
  await expect(page.getByText(/decisions: who decided what/)).toBeVisible();
  await page.getByLabel(/Type “erase”/).fill("erase");
  await erase.click();
  await expect(page.getByRole("heading", { level: 1, name: "Erased entity" })).toBeVisible();
  await expect(page.getByText("It holds no personal data and may be handed out.")).toBeVisible();
  await expect(page.getByText(made.name)).toHaveCount(0);
  await expectAccessible(page);
});

test("an open session is named as what stands in the way of erasing", async ({ page, demo, request }) => {
  const made = await makeSession(request, demo);
  const id = await entityOf(request, demo, made.id);
  await signInAs(page, demo, "reviewer");
  await page.goto(`/entities/${id}/`);
  await page.getByRole("button", { name: "Erase" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Open the session" }).click();
  await expect(page).toHaveURL(new RegExp(`/sessions/${made.id}/`));
});

test("auditors see everything and change nothing; developers see no live entity", async ({
  page,
  demo,
  request,
}) => {
  const made = await makeSession(request, demo, "consider");
  const id = await entityOf(request, demo, made.id);
  await signInAs(page, demo, "auditor");
  await page.goto(`/entities/${id}/`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(made.name);
  await expect(page.getByRole("heading", { name: "Keeping and erasing" })).toBeVisible();
  for (const name of ["Erase", "Legal hold", "End relationship", "Add note"])
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Edit" })).toHaveCount(0);
  await page.goto(`/entities/${id}/edit/`);
  await expect(page.getByText("Your role does not change entities")).toBeVisible();
  await page.goto("/entities/");
  await expect(page.getByRole("link", { name: "New entity" })).toHaveCount(0);

  await page.context().clearCookies();
  await signInAs(page, demo, "developer");
  await page.context().addCookies([{ name: "veridesk_mode", value: "live", url: demo.base_url }]);
  for (const path of ["/entities/", `/entities/${id}/`]) {
    await page.goto(path);
    await expect(page.getByText("Live entities are not for developers")).toBeVisible();
  }
});

test("a list of entities that cannot be loaded says so and tries again", async ({ page, demo }) => {
  await signInAs(page, demo, "reviewer");
  await page.goto("/entities/");
  const list = "**/api/v2/entities/**";
  await page.route(list, (route) =>
    route.fulfill({ status: 503, json: { error: "Not now.", code: "UNAVAILABLE", request_id: "req-1" } }),
  );
  await page.getByRole("button", { name: "Kind" }).click();
  await page.getByRole("menuitemradio", { name: "Company" }).click();
  await expect(page.getByText("The entities could not be loaded")).toBeVisible();
  await page.unroute(list);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("table")).toBeVisible();
});
