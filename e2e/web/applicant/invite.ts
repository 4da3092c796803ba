import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import type { DemoJson } from "../../fixtures/demo";

type Wish = {
  mode?: "test" | "live";
  checks?: Record<string, boolean>;
  lastName?: string;
  completion?: { redirect_url: string; state?: string };
};
export type Invitation = { link: string; sessionId: string; status: () => Promise<Record<string, unknown>> };

/** A session made over the public API, and the link its person was mailed, taken from the mailbox. */
export async function invite(demo: DemoJson, wish: Wish = {}): Promise<Invitation> {
  const key = wish.mode === "live" ? demo.live_api_key : demo.test_api_key;
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${demo.base_url}/api/v2/${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const json = (await response.json()) as Record<string, unknown>;
    expect(response.ok, JSON.stringify(json)).toBe(true);
    return json;
  };
  const entity = await call("POST", "entities/", {
    entity_type: "individual",
    first_name: "Ada",
    last_name: wish.lastName ?? "Lovelace",
  });
  const email = `${randomUUID()}@example.com`;
  const session = await call("POST", "verification/sessions/", {
    ...{ entity_id: entity.id, email, send_email: true, verification_profile: "standard" },
    ...(wish.checks && { verification_checks: wish.checks }),
    ...(wish.completion && { completion: wish.completion }),
  });
  const sessionId = String(session.session_id ?? session.id);
  return {
    link: await mailedLink(demo, email, sessionId),
    sessionId,
    status: () => call("GET", `verification/sessions/${sessionId}/`),
  };
}

async function mailedLink(demo: DemoJson, email: string, sessionId: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const response = await fetch(demo.mailbox_url, { headers: { accept: "application/json" } });
    const found = JSON.stringify(await response.json()).match(
      new RegExp(`http[^\\s"\\\\<>]*/verify/${sessionId}/?#[\\w-]+`),
    );
    if (found) return found[0];
    await new Promise((wait) => setTimeout(wait, 200));
  }
  throw new Error(`No e-mail with a link came for ${email}.`);
}
