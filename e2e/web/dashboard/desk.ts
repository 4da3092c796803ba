import { randomUUID } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import type { DemoJson } from "../../fixtures/demo";

export type Role = "admin" | "reviewer" | "auditor" | "developer";

/** Signs in as the demo's account of that role, through the form. */
export async function signInAs(page: Page, demo: DemoJson, role: Role): Promise<void> {
  const user = demo.users.find((u) => u.role === role);
  if (!user) throw new Error(`the demo has no ${role}`);
  await page.goto("/sign-in/?return=/sessions/");
  await page.getByLabel("E-mail").fill(user.email);
  await page.getByLabel("Password", { exact: true }).fill(user.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  // By its path: the sign-in page names it too, in its query.
  await page.waitForURL((url) => url.pathname === "/sessions/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** Calls the API with the demo's test key; fails the test on a refusal. */
export async function callApi<T>(
  request: APIRequestContext,
  demo: DemoJson,
  method: "GET" | "POST",
  path: string,
  data?: object,
): Promise<T> {
  const answer = await request.fetch(`${demo.base_url}/api/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${demo.test_api_key}`, cookie: "" },
    ...(data ? { data } : {}),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as T;
}

/**
 * A test session of a new person with a name of its own; with `outcome` it is completed at once. `screened`: with both
 * kinds of screening, so that an outcome that is not clear puts it before everything else that waits.
 */
export async function makeSession(
  request: APIRequestContext,
  demo: DemoJson,
  outcome?: "clear" | "consider" | "attention",
  screened = false,
): Promise<{ id: string; name: string }> {
  const lastName = `Desk-${randomUUID().slice(0, 8)}`;
  const entity = await callApi<{ id: string }>(request, demo, "POST", "/entities/", {
    entity_type: "individual",
    first_name: "Ada",
    last_name: lastName,
  });
  const session = await callApi<{ session_id: string }>(request, demo, "POST", "/verification/sessions/", {
    entity_id: entity.id,
    email: "ada@example.com",
    verification_profile: "standard",
    ...(screened ? { verification_checks: { document_check: true, aml_check: true, pep_check: true } } : {}),
  });
  if (outcome) {
    await callApi(request, demo, "POST", `/test/verification/sessions/${session.session_id}/simulate/`, {
      action: "complete",
      outcomes: { document_check: outcome, ...(screened ? { aml_check: outcome, pep_check: outcome } : {}) },
    });
  }
  return { id: session.session_id, name: `Ada ${lastName}` };
}

/**
 * The one text that is seen. A page that is still streamed may hold it a second time, hidden, until React has put it in
 * its place.
 */
export const shown = (page: Page, text: string, options: { exact?: boolean } = {}) =>
  page.getByText(text, options).filter({ visible: true });

/** Chooses a decision by its key. A page that has just come may not hear keys yet: pressed until the form answers. */
export async function chooseByKey(page: Page, key: "a" | "r" | "f" | "p"): Promise<void> {
  await expect(async () => {
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press(key);
    await expect(page.getByLabel("Reason")).toBeFocused({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
}

/** No violation of WCAG that axe can find on this page, in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).exclude("nextjs-portal").analyze();
    const told = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" · ")}`);
    expect(told, `axe, ${colorScheme}`).toEqual([]);
  }
}
