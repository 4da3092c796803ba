import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stopEngine } from "@/lib/checks/engine/host/run-engine-task";
import { letterPdf, utilityBill } from "../../fixtures/letters";
import { startWork, type Work } from "../test-mode/play-script";

let work: Work;
beforeAll(async () => {
  work = await startWork();
});
afterAll(async () => {
  await work.close();
  await stopEngine();
});

/** Hands a proof of address of John Doe in, in live mode: worker, queue and engine process are the real ones. */
async function handIn(file: Buffer, mode: "live" | "test" = "live") {
  const person = await work.start(["proof_of_address_check"], mode);
  await work.database.asSystem(async (tx) => {
    await tx.query("insert into credit_accounts (tenant_id, mode, balance) values ($1, 'live', 100)", [
      person.tenantId,
    ]);
    await tx.query(
      `update entities set address_line_1 = '12 High Street', address_city = 'London', address_postal_code = 'SW1A 1AA',
         address_country = 'GB' where tenant_id = $1`,
      [person.tenantId],
    );
  });
  await work.handIn(person, "proof_of_address", file);
  await work.submit(person);
  return { person, ended: await work.settled(person, 60_000) };
}

const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const bill = (name: string, issued = soon(-20)) =>
  utilityBill({
    ...{ sender: "Northern Power Ltd", recipient: [name, "12 High Street", "London SW1A 1AA"] },
    facts: [["Bill date", issued]],
    body: ["Thank you for being our customer. Your consumption was 1,204 kWh."],
  });

test("a recent bill of the person ends clear", async () => {
  const { ended } = await handIn(await bill("Mr John Doe"));
  expect(ended).toMatchObject({ status: "completed", outcome: "clear" });
  const result = ended.checks.proof_of_address_check?.result;
  expect(result).toMatchObject({
    decided_by: "engine:local",
    engine: { name: "pdf.js", thresholds: { addressMaxAgeMonths: 3 } },
  });
}, 90_000);

test("somebody else's bill ends attention, an old one consider", async () => {
  expect((await handIn(await bill("Ms Petra Wagner"))).ended).toMatchObject({
    outcome: "attention",
    failure_reason: "data_mismatch",
  });
  expect((await handIn(await bill("John Doe", soon(-150)))).ended).toMatchObject({ outcome: "consider" });
}, 90_000);

test.each([
  ["encrypted", () => letterPdf([[["Bill", 50, 50]]], { userPassword: "secret" })],
  [
    "of 1,000 pages",
    () => letterPdf(Array.from({ length: 1_000 }, (_, i) => [[`Page ${i}`, 50, 50]] as const)),
  ],
  ["damaged", async () => (await bill("John Doe")).subarray(0, 300)],
])(
  "a PDF that is %s is asked for again",
  async (_, make) => {
    const { ended } = await handIn(await make());
    expect(ended).toMatchObject({ status: "accessed", submitted: false, rejected: ["unreadable"] });
  },
  90_000,
);

describe("test mode", () => {
  const mark = (file: Buffer) => Buffer.concat([file, Buffer.from("\nveridesk-specimen")]);

  test("a rendered specimen is read as in live mode; any other file is simulated", async () => {
    const old = await bill("John Doe", soon(-150));
    const specimen = (await handIn(mark(old), "test")).ended;
    expect(specimen).toMatchObject({ outcome: "consider" });
    const result = specimen.checks.proof_of_address_check?.result;
    expect(result).toMatchObject({ breakdown: { issueDate: "consider" }, engine: { name: "pdf.js" } });
    expect(result).not.toHaveProperty("measurements");
    const other = (await handIn(old, "test")).ended;
    expect(other).toMatchObject({ outcome: "clear" });
    expect(other.checks.proof_of_address_check?.result).not.toHaveProperty("engine");
  }, 90_000);

  test("in live mode the mark means nothing", async () => {
    const { ended } = await handIn(mark(await bill("Mr John Doe")));
    expect(ended.checks.proof_of_address_check?.result).toHaveProperty("measurements");
  }, 90_000);
});
