import { expect, test } from "../../fixtures/browser-test";
import { callApi, expectAccessible, makeSession, shown, signInAs } from "./desk";

type Reviews = {
  latest_decision: string | null;
  results: { decision: string; notes: string; reviewed_by: { email: string }; check_ids: string[] | null }[];
};

test("a reviewer decides with keys alone, and the API shows the same decision", async ({
  page,
  demo,
  request,
}) => {
  const made = await makeSession(request, demo, "consider");
  await signInAs(page, demo, "reviewer");
  await page.goto(`/sessions/${made.id}/`);
  await expect(shown(page, "Needs a person:")).toBeVisible();
  await expect(shown(page, "Document numbers and format", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Decide", exact: true }).click();
  await expect(page.getByText("Choose a decision.")).toBeVisible();

  // The key that chooses is not typed into the field it leads to.
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("a");
  await expect(page.getByLabel("Reason")).toBeFocused();
  await expect(page.getByLabel("Reason")).toHaveValue("");
  await page.keyboard.press("Control+Shift+Enter");
  await expect(page.getByText("Choose a reason, or say what you saw")).toBeVisible();
  await page.getByLabel("Notes").focus();
  await page.keyboard.type("Portrait and selfie agree; a different picture format.");
  await page.getByRole("checkbox", { name: "Document" }).check();
  await page.keyboard.press("Control+Shift+Enter");
  await expect(page.getByRole("status").getByText("Your review is on record")).toBeVisible();
  const reviews = page.getByRole("region", { name: "Reviews" });
  await expect(reviews).toContainText("Approved");
  await expect(reviews).toContainText("About: Document");
  await expectAccessible(page);

  const seen = await callApi<Reviews>(request, demo, "GET", `/verification/sessions/${made.id}/reviews/`);
  expect(seen.latest_decision).toBe("approved");
  expect(seen.results).toHaveLength(1);
  expect(seen.results[0]).toMatchObject({
    decision: "approved",
    notes: "Portrait and selfie agree; a different picture format.",
    reviewed_by: { email: demo.users.find((u) => u.role === "reviewer")?.email },
  });
  expect(seen.results[0]?.check_ids).toHaveLength(1);
});

test("an auditor sees everything and changes nothing, by the page or behind it", async ({
  page,
  demo,
  request,
}) => {
  const done = await makeSession(request, demo, "consider");
  const open = await makeSession(request, demo);
  await signInAs(page, demo, "auditor");
  await expect(page.getByRole("button", { name: "New session" })).toHaveCount(0);
  await page.goto(`/sessions/${done.id}/`);
  await expect(shown(page, "Your role reads everything here and changes nothing.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Decide", exact: true })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(`/sessions/${open.id}/`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(open.name);
  await expect(page.getByRole("button", { name: "Revoke" })).toHaveCount(0);

  const status = await page.evaluate(
    (id) =>
      fetch(`/api/v2/verification/sessions/${id}/reviews/create/`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ decision: "approved", notes: "x" }),
      }).then((answer) => answer.status),
    done.id,
  );
  expect(status).toBe(403);
});

test("a cookie alone decides nothing: a request from elsewhere is refused", async ({
  page,
  demo,
  request,
}) => {
  const made = await makeSession(request, demo, "consider");
  await signInAs(page, demo, "reviewer");
  const path = `/api/v2/verification/sessions/${made.id}/reviews/create/`;
  const data = { decision: "approved", notes: "forged" };
  for (const headers of [{}, { origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
    const answer = await page.request.post(path, { data, headers: headers as Record<string, string> });
    expect(answer.status()).toBe(403);
  }
  const seen = await callApi<Reviews>(request, demo, "GET", `/verification/sessions/${made.id}/reviews/`);
  expect(seen.results).toEqual([]);
});

test("a developer sees test sessions, and in live mode why there is nothing to see", async ({
  page,
  demo,
}) => {
  await signInAs(page, demo, "developer");
  await expect(page.getByText("TEST MODE · nothing")).toBeVisible();
  await expect(page.getByRole("table")).toBeVisible();
  await page.getByRole("button", { name: "Live", exact: true }).click();
  await expect(page.getByText("Live sessions are not for developers")).toBeVisible();
  await expect(page.getByText("TEST MODE · nothing")).toHaveCount(0);
  await expectAccessible(page);
});
