import { expect, test } from "../../fixtures/browser-test";
import { invite } from "./invite";
import {
  chooseDocument,
  doMovements,
  expectAccessible,
  expectScreen,
  startWith,
  takeAndSend,
  uploadAndSend,
} from "./screens";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "en-GB" });
test.describe.configure({ timeout: 120_000 });

test("by camera, from the link to the end, with a card of two sides", async ({ page, demo }) => {
  const { link, sessionId, status } = await invite(demo);
  await page.goto(link);
  await expectScreen(page, /asks you to prove who you are/);
  // The secret leaves the address bar at once, and opening changes nothing.
  expect(page.url()).not.toContain("#");
  expect((await status()).status).toBe("pending");
  await expect(page.getByText("TEST: nothing here is real")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "I agree, start" }).click();
  await expectScreen(page, "Which document do you have with you?");
  expect((await status()).status).toBe("accessed");
  await expectAccessible(page);
  const cookies = await page.context().cookies(`${demo.base_url}/api/verify/${sessionId}/state/`);
  expect(cookies.find((c) => c.name === `veridesk_applicant_${sessionId.slice(0, 8)}`)).toMatchObject({
    httpOnly: true,
    sameSite: "Strict",
    path: `/api/verify/${sessionId}`,
  });

  // The country is asked for first; without it nothing goes on.
  await page.getByLabel("Country that issued it").selectOption("");
  await page.getByRole("button", { name: /Identity card/ }).click();
  await expect(page.getByRole("alert").filter({ hasText: "country first" })).toBeVisible();
  await chooseDocument(page, /Identity card/);
  await expectScreen(page, "Identity card, front");
  await expect(page.getByRole("button", { name: "Take the picture" })).toBeEnabled();
  await expectAccessible(page);
  await takeAndSend(page);
  await expectScreen(page, "Identity card, back");
  await takeAndSend(page);
  await expectScreen(page, "Your face");

  // A reload loses nothing: the server knows the next step.
  await page.reload();
  await expectScreen(page, "Your face");
  await takeAndSend(page);
  await doMovements(page);
  await expectScreen(page, "Thank you, that is all");
  await expectAccessible(page);
  expect((await status()).status).toBe("completed");

  // The link is spent, on this device and on any other.
  await page.context().clearCookies();
  await page.goto("about:blank");
  await page.goto(link);
  await expectScreen(page, "This is already finished");
  await expect(page.getByText("Northwind")).toHaveCount(0);
});

test("by upload in live mode, with a passport: no back is asked for", async ({ page, demo }) => {
  const { link, status } = await invite(demo, {
    mode: "live",
    checks: { document_check: true, photo_check: true },
  });
  await startWith(page, link);
  await expect(page.getByText("TEST", { exact: false })).toHaveCount(0);
  await expectScreen(page, "Passport, picture page");
  await uploadAndSend(page);
  await expectScreen(page, "Your face");
  await uploadAndSend(page);
  await expectScreen(page, /Thank you, that is all|Passport, picture page|We could not/);
  // Whatever a plain picture is worth to the engine in use, it never passes.
  expect((await status()).outcome).not.toBe("clear");
});

test("a tester finishes without pictures and is sent back with the documented query", async ({
  page,
  demo,
}) => {
  const target = `${demo.base_url}/api/health/`;
  const { link, sessionId } = await invite(demo, { completion: { redirect_url: target, state: "a b&c" } });
  await page.goto(link);
  await page.getByRole("button", { name: "I agree, start" }).click();
  await page.getByRole("button", { name: "Complete with sample data" }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/api/health"), { timeout: 20_000 });
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    session_id: sessionId,
    status: "completed",
    state: "a b&c",
  });
});

test("a failure is told without blame, and a person can be asked to look at it", async ({ page, demo }) => {
  const { link, status } = await invite(demo, { lastName: "failed", checks: { document_check: true } });
  await page.goto(link);
  await page.getByRole("button", { name: "I agree, start" }).click();
  await page.getByRole("button", { name: "Complete with sample data" }).click();
  await expectScreen(page, "We could not confirm who you are");
  await expectAccessible(page);
  expect((await status()).status).toBe("failed");
  // What was found stays with the reviewers; how it was decided does not.
  await expect(page.getByText(/fake|document_/)).toHaveCount(0);
  await page.getByRole("button", { name: "How was this decided?" }).click();
  await expect(page.getByText("No person has decided about you yet")).toBeVisible();
  await page.getByRole("button", { name: "Ask for a person" }).click();
  await expectScreen(page, "What should they know?");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "a few words" })).toBeVisible();
  await page.getByLabel("Your words").fill("My passport is new, the light was poor.");
  await page.getByRole("button", { name: "Send" }).click();
  await expectScreen(page, "A person will look at it");
  await expectAccessible(page);
  await page.reload();
  await expectScreen(page, "A person will look at it");
  expect(await status()).toMatchObject({ status: "failed", contest: { status: "open" } });
});

test("declining is asked once more, ends kindly and ends the session", async ({ page, demo }) => {
  const { link, status } = await invite(demo);
  await page.goto(link);
  await page.getByRole("button", { name: "I do not agree" }).click();
  await expectScreen(page, "You do not agree?");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Go back" }).click();
  await page.getByRole("button", { name: "I do not agree" }).click();
  await page.getByRole("button", { name: "End it here" }).click();
  await expectScreen(page, "You did not agree, so it ends here");
  await expectAccessible(page);
  expect(await status()).toMatchObject({ status: "failed", failure_reason: "consent_declined" });
});

test("a link that was never made says so and nothing else", async ({ page, demo }) => {
  const { sessionId } = await invite(demo);
  await page.goto(`/verify/${sessionId}#${"A".repeat(43)}`);
  await expectScreen(page, "This link opens nothing");
  await expect(page.getByText("Northwind")).toHaveCount(0);
  await expectAccessible(page);
  await page.goto("/verify/not-even-an-id/#x");
  await expectScreen(page, "This link opens nothing");
});
