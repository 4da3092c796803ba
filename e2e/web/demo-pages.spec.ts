import { expect, test } from "../fixtures/browser-test";

test("mailbox and webhook sink say what they are for while they are empty or show what came", async ({
  page,
  demo,
}) => {
  await page.goto(demo.mailbox_url);
  await expect(page.getByRole("heading", { name: "Mailbox" })).toBeVisible();
  await page.goto(demo.webhook_sink_url);
  await expect(page.getByRole("heading", { name: "Webhook sink" })).toBeVisible();

  await page.request.post(`${demo.webhook_sink_url}/hook`, { data: { event: "probe" } });
  await expect(page.getByRole("link", { name: "/hook" }).first()).toBeVisible();
  await expect(page.getByText(/^–Signature missing$/)).toBeVisible();
});
