import { randomUUID } from "node:crypto";
import { expect, test } from "../fixtures/browser-test";

test("mailbox and webhook sink say what they are for while they are empty or show what came", async ({
  page,
  demo,
}) => {
  await page.goto(demo.mailbox_url);
  await expect(page.getByRole("heading", { name: "Mailbox" })).toBeVisible();
  await page.goto(demo.webhook_sink_url);
  await expect(page.getByRole("heading", { name: "Webhook sink" })).toBeVisible();

  // Other stories' events arrive meanwhile: this one has a name of its own.
  const name = `probe.${randomUUID()}`;
  await page.request.post(`${demo.webhook_sink_url}/hook`, {
    data: { event: name },
    headers: { "X-Webhook-Event": name },
  });
  await page.goto(demo.webhook_sink_url);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.getByText(/^–Signature missing$/)).toBeVisible();
});
