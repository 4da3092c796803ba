import { describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { findKey } from "./find-key";

/** Look-ups that are answered when told, each with what was true when it was sent. */
function slowDatabase() {
  const usable = new Set(["a", "b"]);
  const sent: { ids: string[]; answer(): void; fail(): void }[] = [];
  const database = {
    readSystem: (_text: string, [ids]: [string[]]) =>
      new Promise((done, fail) => {
        const rows = ids.filter((id) => usable.has(id)).map((public_id) => ({ public_id }));
        sent.push({ ids, answer: () => done(rows), fail: () => fail(new Error("lost")) });
      }),
  } as unknown as Database;
  return { database, sent, usable };
}
const soon = () => new Promise((done) => setImmediate(done));

describe("findKey", () => {
  it("lets requests share a look-up that is sent after the last of them arrived", async () => {
    const { database, sent } = slowDatabase();
    const all = ["a", "b", "a", "b", "a", "x"].map((id) => findKey(database, id));
    expect(sent.map((s) => s.ids)).toEqual([["a"], ["b"]]);
    sent[0]?.answer();
    await soon();
    expect(sent[2]?.ids).toEqual(["a", "b", "x"]);
    sent[1]?.answer();
    sent[2]?.answer();
    const found = await Promise.all(all);
    expect(found.map((key) => key?.public_id)).toEqual(["a", "b", "a", "b", "a", undefined]);
  });

  it("refuses a key at once that was revoked while an earlier look-up was under way", async () => {
    const { database, sent, usable } = slowDatabase();
    const before = [findKey(database, "a"), findKey(database, "b")];
    usable.delete("a");
    const after = findKey(database, "a");
    for (const flight of sent.splice(0)) flight.answer();
    await soon();
    sent[0]?.answer();
    expect((await before[0])?.public_id).toBe("a");
    expect(await after).toBeUndefined();
  });

  it("fails those whose look-up failed, and serves the next", async () => {
    const { database, sent } = slowDatabase();
    const lost = findKey(database, "a");
    sent[0]?.fail();
    await expect(lost).rejects.toThrow("lost");
    const found = findKey(database, "a");
    sent[1]?.answer();
    expect((await found)?.public_id).toBe("a");
  });
});
