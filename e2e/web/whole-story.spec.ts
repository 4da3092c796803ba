import { createHmac } from "node:crypto";
import { devices } from "@playwright/test";
import { expect, test } from "../fixtures/browser-test";
import { invite } from "./applicant/invite";
import { expectScreen } from "./applicant/screens";
import { callApi, chooseByKey, signInAs } from "./dashboard/desk";

type Received = { headers: Record<string, string>; body: string };
type Event = { event: string; sequence: number; data: { session_id: string; status: string } };

/**
 * The product in one story, over real HTTP, SMTP and two browsers: a program creates a session, the e-mail arrives,
 * the person presses Start on a phone, the checks complete, signed webhooks land, a reviewer looks and approves, and
 * the program reads the decision.
 */
test("created by API, done on a phone, told by webhook, approved at the desk", async ({
  page,
  demo,
  request,
  browser,
}) => {
  const { link, sessionId, status } = await invite(demo);
  expect(await status()).toMatchObject({ status: "pending", outcome: "pending" });

  const phone = await browser.newContext({ ...devices["Pixel 7"], baseURL: demo.base_url });
  const screen = await phone.newPage();
  await screen.goto(link);
  await expectScreen(screen, /Northwind Bank asks you to prove who you are/);
  await screen.getByRole("button", { name: "I agree, start" }).click();
  await expect.poll(async () => (await status()).status).toBe("accessed");
  await screen.getByRole("button", { name: "Complete with sample data" }).click();
  await expectScreen(screen, "Thank you, that is all");
  await phone.close();
  await expect.poll(async () => (await status()).status).toBe("completed");
  expect(await status()).toMatchObject({ outcome: "clear", checks_completed: true, concerns_found: false });

  await expect
    .poll(() => eventsOf(demo.webhook_sink_url, sessionId, demo.webhook_secret_test), { timeout: 15_000 })
    .toEqual([
      "1 verification.session_created",
      "2 verification.session_accessed",
      "3 verification.check_completed",
      "4 verification.check_completed",
      "5 verification.session_completed",
    ]);

  await signInAs(page, demo, "reviewer");
  await page.goto(`/sessions/${sessionId}/`);
  await expect(page.getByRole("heading", { level: 1, name: "Ada Lovelace" })).toBeVisible();
  await chooseByKey(page, "a");
  await page.getByLabel("Notes").fill("Everything agrees.");
  await page.keyboard.press("Control+Shift+Enter");
  await expect(page.getByRole("status").getByText("Your review is on record")).toBeVisible();

  const reviews = await callApi<{ latest_decision: string; results: { reviewed_by: { name: string } }[] }>(
    request,
    demo,
    "GET",
    `/verification/sessions/${sessionId}/reviews/`,
  );
  expect(reviews.latest_decision).toBe("approved");
  expect(reviews.results[0]?.reviewed_by.name).toBe("Jane Smith");
});

/** The session's events at the receiver in their sequence; each body must carry the documented signature. */
async function eventsOf(sink: string, sessionId: string, secret: string): Promise<string[]> {
  const response = await fetch(sink, { headers: { accept: "application/json" } });
  const received = (await response.json()) as Received[];
  const ours = received.filter((r) => r.body.includes(sessionId));
  for (const { headers, body } of ours) {
    expect(headers["x-webhook-signature"]).toBe(createHmac("sha256", secret).update(body).digest("hex"));
  }
  const events = ours.map((r) => JSON.parse(r.body) as Event).sort((a, b) => a.sequence - b.sequence);
  // At least once: a repeated delivery is the same event.
  return [...new Set(events.map((e) => `${e.sequence} ${e.event}`))];
}
