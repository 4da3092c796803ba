import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { startApi, type TestApi } from "../../fixtures/api";
import { makeDesk } from "./desk-scene";

let api: TestApi;
let desk: Awaited<ReturnType<typeof makeDesk>>;
beforeAll(async () => {
  api = await startApi();
  desk = await makeDesk(api);
});
afterAll(() => api.close());

const approve = { decision: "approved", notes: "Same person." };
const review = (who: "ada" | "bob", id: string, body: object) =>
  desk.call(who, "POST", `${id}/reviews/create/`, body);
const queueOf = async (id: string) =>
  (await api.owner`select queue_reason from verification_sessions where id = ${id}`)[0]?.queue_reason;

describe("what a review rests on", () => {
  test("outcome, policy, role, sign-in and what its author had opened, never what the caller claims", async () => {
    const id = await desk.session("consider");
    const looked = newId();
    const audit = (person: string, action: string, details: Record<string, string>) =>
      api.owner`insert into audit_entries (tenant_id, mode, id, action, actor_type, actor_id, target_type, target_id, details)
        values (${desk.tenant.id}, 'test', ${newId()}, ${action}, 'user', ${person}, 'session', ${id}, ${api.owner.json(details)})`;
    await audit(desk.bob, "media.viewed", { media_id: looked });
    await audit(desk.bob, "media.viewed", { media_id: looked });
    await audit(desk.bob, "document_number.viewed", {});
    await audit(desk.tenant.userId, "media.viewed", { media_id: newId() });
    await api.owner`update tenants set policy_version = 7 where id = ${desk.tenant.id}`;
    const made = await review("bob", id, {
      ...approve,
      opened: ["invented"],
      reason_code: "evidence_agrees",
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      reason_code: "evidence_agrees",
      standing: "final",
      supersedes_id: null,
      machine_outcome: "consider",
      policy_version: 7,
      reviewer_role: "reviewer",
      sign_in_strength: "api_key",
    });
    expect([...made.body.opened].sort()).toEqual(["document_number", looked].sort());
    const second = await review("ada", id, { decision: "rejected", notes: "No." });
    expect(second.body.supersedes_id).toBe(made.body.review_id);
  });

  test("a reason that the decision does not have is refused", async () => {
    const id = await desk.session("consider");
    const refused = await review("ada", id, { ...approve, reason_code: "not_genuine" });
    expect(refused).toMatchObject({ status: 400, body: { code: "VALIDATION_ERROR" } });
    expect(Object.keys(refused.body.errors)).toEqual(["reason_code"]);
  });

  test("no row is ever changed or removed by the application", async () => {
    const id = await desk.session("consider");
    await review("ada", id, approve);
    const changed = api.owner.begin(async (sql) => {
      await sql`set local role veridesk_app`;
      await sql`select set_config('app.tenant_id', ${desk.tenant.id}, true), set_config('app.mode', 'test', true)`;
      await sql`update reviews set notes = 'other' where session_id = ${id}`;
    });
    await expect(changed).rejects.toMatchObject({ code: "42501" });
  });
});

describe("two people at once", () => {
  test("who has not seen the latest review is told who decided what, and nothing is written", async () => {
    const id = await desk.session("consider");
    const first = await review("ada", id, { ...approve, expected_review_id: null });
    expect(first.status).toBe(201);
    const late = await review("bob", id, { decision: "rejected", notes: "No.", expected_review_id: null });
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: "CONFLICT",
        details: {
          latest_review: {
            review_id: first.body.review_id,
            decision: "approved",
            reviewed_by: { id: desk.tenant.userId, name: "Jane Smith" },
          },
        },
      },
    });
    const seen = { decision: "rejected", notes: "No.", expected_review_id: first.body.review_id };
    expect((await review("bob", id, seen)).status).toBe(201);
  });

  test("of ten decisions made on the same state, exactly one is written", async () => {
    const id = await desk.session("attention");
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        review(i % 2 ? "ada" : "bob", id, { ...approve, expected_review_id: null }),
      ),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });

  test("a caller that sends none of the new fields is served as before", async () => {
    const id = await desk.session("consider");
    for (const decision of ["flagged", "approved"])
      expect((await review("ada", id, { decision, notes: "n" })).status).toBe(201);
  });
});

describe("four eyes", () => {
  beforeAll(() => desk.fourEyes(true));
  afterAll(() => desk.fourEyes(false));

  test("approving what is not clear waits for somebody else, who makes it the decision", async () => {
    const id = await desk.session("consider");
    const proposed = await review("ada", id, approve);
    expect(proposed).toMatchObject({ status: 201, body: { standing: "proposed", seconds_review_id: null } });
    expect((await desk.call("ada", "GET", `${id}/`)).body.review_decision).toBeNull();
    expect((await desk.call("ada", "GET", `${id}/reviews/`)).body.latest_decision).toBeNull();
    expect(await queueOf(id)).toBe("second_person");
    const again = await review("ada", id, approve);
    expect(again).toMatchObject({ status: 400, body: { code: "INVALID_REQUEST" } });
    const confirmed = await review("bob", id, approve);
    expect(confirmed.body).toMatchObject({
      standing: "final",
      seconds_review_id: proposed.body.review_id,
    });
    expect((await desk.call("ada", "GET", `${id}/`)).body.review_decision).toBe("approved");
    expect(await queueOf(id)).toBeNull();
  });

  test("a rejection, and the approval of a clear outcome, need one person", async () => {
    const [bad, clear] = [await desk.session("attention"), await desk.session("clear")];
    expect((await review("ada", bad, { decision: "rejected", notes: "No." })).body.standing).toBe("final");
    expect((await review("ada", clear, approve)).body.standing).toBe("final");
  });

  test("two proposals at once: one proposes, the other confirms it", async () => {
    const id = await desk.session("consider");
    const both = await Promise.all([review("ada", id, approve), review("bob", id, approve)]);
    expect(both.map((b) => b.body.standing).sort()).toEqual(["final", "proposed"]);
  });

  test("the database refuses the same person as the second, and a second confirmation", async () => {
    const id = await desk.session("consider");
    const proposed = await review("ada", id, approve);
    const second = (reviewer: string, first: string) =>
      api.owner`insert into reviews (tenant_id, mode, id, session_id, decision, notes, reviewer_id, reviewer_name, reviewer_email,
          machine_outcome, seconds_review_id, first_reviewer_id)
        values (${desk.tenant.id}, 'test', ${newId()}, ${id}, 'approved', 'n', ${reviewer}, 'n', 'e', 'consider',
          ${proposed.body.review_id}, ${first})`;
    const { userId } = desk.tenant;
    await expect(second(userId, userId)).rejects.toMatchObject({ code: "23514" });
    // Nor does it help to name somebody else as the first.
    await expect(second(userId, desk.bob)).rejects.toMatchObject({ code: "23503" });
    await second(desk.bob, userId);
    await expect(second(desk.bob, userId)).rejects.toMatchObject({ code: "23505" });
  });
});

describe("discrepancies", () => {
  test("approving names the open ones; each is resolved with the decision or before it, once", async () => {
    const id = await desk.session("consider");
    const [name, born] = [await desk.discrepancy(id), await desk.discrepancy(id, "date_of_birth")];
    const refused = await review("ada", id, approve);
    expect(refused).toMatchObject({ status: 400, body: { code: "INVALID_REQUEST" } });
    expect(refused.body.details.open_discrepancies.map((d: { field: string }) => d.field).sort()).toEqual([
      "date_of_birth",
      "last_name",
    ]);
    expect((await review("ada", id, { decision: "flagged", notes: "Look." })).status).toBe(201);
    const resolve = (d: string, resolution: string) =>
      desk.call("ada", "POST", `${id}/discrepancies/${d}/resolve/`, { resolution, notes: "Seen." });
    expect((await resolve(born, "reading_error")).body).toMatchObject({
      resolution: "reading_error",
      resolved_by: { name: "Jane Smith" },
    });
    expect((await resolve(born, "name_change")).status).toBe(409);
    expect((await resolve(newId(), "name_change")).status).toBe(404);
    const resolutions = [{ discrepancy_id: name, resolution: "spelling_variant", notes: "Two letters." }];
    expect((await review("bob", id, { ...approve, resolutions })).status).toBe(201);
    const listed = await desk.call("ada", "GET", `${id}/discrepancies/`);
    expect(listed.body).toMatchObject({ count: 2, open: 0 });
    const results = await desk.call("ada", "GET", `${id}/results/`);
    expect(results.body.discrepancies).toEqual(listed.body.results);
  });

  test("what cannot be explained is no resolution for an approval, and may be explained later", async () => {
    const id = await desk.session("consider");
    const discrepancy_id = await desk.discrepancy(id);
    const given = (resolution: string) => [{ discrepancy_id, resolution }];
    const unexplained = { ...approve, resolutions: given("not_resolvable") };
    expect((await review("ada", id, unexplained)).body.code).toBe("INVALID_REQUEST");
    const flagged = { decision: "flagged", notes: "Why?", resolutions: given("not_resolvable") };
    expect((await review("ada", id, flagged)).status).toBe(201);
    expect((await review("ada", id, approve)).body.code).toBe("INVALID_REQUEST");
    expect((await review("ada", id, { ...approve, resolutions: given("name_change") })).status).toBe(201);
  });

  test("a resolution for another session's discrepancy is refused, and the review with it", async () => {
    const [id, other] = [await desk.session("consider"), await desk.session("consider")];
    const foreign = await desk.discrepancy(other);
    const resolutions = [{ discrepancy_id: foreign, resolution: "name_change" }];
    expect((await review("ada", id, { ...approve, resolutions })).body.code).toBe("VALIDATION_ERROR");
    expect((await desk.call("ada", "GET", `${id}/reviews/`)).body.count).toBe(0);
  });
});
