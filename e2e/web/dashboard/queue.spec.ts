import { expect, test } from "../../fixtures/browser-test";
import { callApi, chooseByKey, expectAccessible, makeSession, signInAs } from "./desk";

test("work is taken, handed to a colleague and given up on the queue's page, by keys", async ({
  page,
  demo,
  request,
}) => {
  const made = await makeSession(request, demo, "attention");
  await signInAs(page, demo, "reviewer");
  await page.goto("/queue/?assignee=nobody");
  const open = page.getByRole("button", { name: `Assign ${made.name}` });
  // A page that has just come may not hear keys yet: pressed until the menu opens.
  await expect(async () => {
    await open.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: "To me" })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 15_000 });
  await expectAccessible(page);
  await page.getByRole("menuitem", { name: "To me" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Assigned to .*\.$/)).toBeVisible();
  await expect(open).toHaveCount(0);
  await page.goto("/queue/?assignee=me");
  await open.click();
  const colleague = page.getByRole("menuitem").first();
  await expect(colleague).not.toHaveText("To nobody");
  const name = (await colleague.textContent()) ?? "";
  await colleague.click();
  await expect(page.getByText(`Assigned to ${name}.`)).toBeVisible();
  await expect(open).toHaveCount(0);
  const assignee = async () => {
    const queue = await callApi<{ results: { session_id: string; assignee: { name: string } | null }[] }>(
      request,
      demo,
      "GET",
      "/queue/?page_size=100",
    );
    return queue.results.find((item) => item.session_id === made.id)?.assignee?.name;
  };
  expect(await assignee()).toBe(name);
});

test("an auditor sees whose work it is and cannot change it", async ({ page, demo, request }) => {
  await makeSession(request, demo, "attention");
  await signInAs(page, demo, "auditor");
  await page.goto("/queue/");
  await expect(page.locator("[data-row]").first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Assign / })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Take next" })).toHaveCount(0);
  await expectAccessible(page);
});

test("from the queue through a decision to the next session in four keys", async ({
  page,
  demo,
  request,
}) => {
  // Before contests of other stories, which are answered and not decided.
  await makeSession(request, demo, "attention", true);
  await makeSession(request, demo, "attention", true);
  await signInAs(page, demo, "reviewer");
  await page.goto("/queue/");
  await expect(page.locator("[data-row]").first()).toBeVisible();
  // The first key is pressed until the page hears it; it counts once.
  await expect(async () => {
    await page.keyboard.press("n");
    await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}\//, { timeout: 4_000 });
  }).toPass();
  const first = new URL(page.url()).pathname;
  await chooseByKey(page, "r");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL((url) => url.pathname.startsWith("/sessions/") && url.pathname !== first);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const reviews = await callApi<{ latest_decision: string }>(
    request,
    demo,
    "GET",
    `/verification${first}reviews/`,
  );
  expect(reviews.latest_decision).toBe("rejected");
});
