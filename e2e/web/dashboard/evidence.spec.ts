import { readFile } from "node:fs/promises";
import { expect, test } from "../../fixtures/browser-test";
import { deskEvidence } from "../../fixtures/desk-evidence";
import { callApi, expectAccessible, makeSession, signInAs } from "./desk";

let evidence: Awaited<ReturnType<typeof deskEvidence>>;
test.beforeAll(async () => {
  evidence = await deskEvidence();
});
test.afterAll(() => evidence.close());

test("a proof of address that came as PDF is drawn page by page", async ({ page, demo, request }) => {
  const entity = await callApi<{ id: string }>(request, demo, "POST", "/entities/", {
    entity_type: "individual",
    first_name: "Pia",
    last_name: "Pages",
  });
  const { session_id: id } = await callApi<{ session_id: string }>(
    request,
    demo,
    "POST",
    "/verification/sessions/",
    { entity_id: entity.id, email: "pia@example.com", verification_checks: { proof_of_address_check: true } },
  );
  const simulate = (body: object) =>
    callApi(request, demo, "POST", `/test/verification/sessions/${id}/simulate/`, body);
  await simulate({ action: "open" });
  await evidence.proof(id, 2);
  await simulate({ action: "complete", outcomes: { proof_of_address_check: "consider" } });
  await signInAs(page, demo, "reviewer");
  await page.goto(`/sessions/${id}/`);
  const stage = page.getByRole("region", { name: "Evidence" });
  for (const number of [1, 2]) {
    const drawn = stage.getByRole("img", { name: `Page ${number}`, exact: true });
    await expect(drawn).toBeVisible();
    // Something is on it: text is dark, paper is white.
    await expect
      .poll(() =>
        drawn.evaluate((canvas: HTMLCanvasElement) => {
          const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? {
            data: [],
          };
          for (let at = 0; at < data.length; at += 4)
            if ((data[at] ?? 255) < 80 && data[at + 3] === 255) return true;
          return false;
        }),
      )
      .toBe(true);
  }
  await expectAccessible(page);
});

test("the evidence pack is downloaded from the session's page, as PDF and as signed JSON", async ({
  page,
  demo,
  request,
}) => {
  const made = await makeSession(request, demo, "consider");
  await signInAs(page, demo, "auditor");
  await page.goto(`/sessions/${made.id}/`);
  const get = async (name: string) => {
    await page.getByRole("button", { name: "Evidence pack" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const pdf = await get("PDF without pictures");
  expect(pdf.name).toBe(`evidence-${made.id}.pdf`);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const json = await get("Signed JSON without pictures");
  expect(json.name).toBe(`evidence-${made.id}.json`);
  expect(JSON.parse(json.bytes.toString())).toMatchObject({ pack: { session: { id: made.id } } });
});
