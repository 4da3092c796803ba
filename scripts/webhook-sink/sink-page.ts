import { html, type Markup, moment, page } from "../local-page/page";
import type { Received } from "./received-store";
import type { Verdict } from "./verify";

const words: Record<Verdict, { look: string; sign: string; text: string }> = {
  valid: { look: "clear", sign: "✓", text: "verifies" },
  invalid: { look: "issue", sign: "✕", text: "does not verify" },
  missing: { look: "pending", sign: "–", text: "missing" },
};

/** The sink with one request open (the newest unless another is chosen). */
export function sinkPage(all: Received[], chosen: Received | undefined, hookUrl: string): string {
  const open = chosen ?? all[0];
  return page({
    title: "Webhook sink",
    about: "Receives this demo's webhooks and checks their signatures.",
    count: all.length === 1 ? "1 request" : `${all.length} requests`,
    newest: all[0]?.id ?? "",
    list: all.map((one) => line(one, one === open)),
    reading: open ? reading(open) : nothing(hookUrl),
  });
}

function line(one: Received, current: boolean): Markup {
  const { sign, text } = words[one.signature];
  return html`<a href="/received/${one.id}"${current && html` aria-current="true"`}>
<b>${title(one)}</b>${moment(one.received_at)}<span>${sign} signature ${text} · answered ${one.answered}</span></a>`;
}

function title(one: Received): string {
  return one.headers["x-webhook-event"] ?? `${one.method} ${one.path}`;
}

function chip(label: string, verdict: Verdict): Markup {
  const { look, sign, text } = words[verdict];
  return html`<span class="chip ${look}"><span aria-hidden="true">${sign}</span>${label} ${text}</span>`;
}

function reading(one: Received): Markup {
  return html`<h2>${title(one)}</h2>
<div class="row">${chip("Signature", one.signature)}${chip("Standard Webhooks signature", one.standard_signature)}</div>
<dl class="facts"><dt>Received</dt><dd>${moment(one.received_at)}</dd><dt>Request</dt><dd>${one.method} ${one.path}</dd>
<dt>Answered</dt><dd class="num">${one.answered}</dd></dl>
<div class="panel"><h3>Body</h3><pre>${readable(one.body)}</pre></div>
<details class="panel" open><summary>Headers</summary><dl class="facts">${Object.entries(one.headers).map(
    ([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`,
  )}</dl></details>`;
}

function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function nothing(hookUrl: string): Markup {
  return html`<div class="empty"><h2>No webhook yet</h2><p>The demo's test-mode webhooks go to <code>${hookUrl}</code>.
Create a session and its first event appears here. Add <code>?status=500</code> to a hook URL to have it refused,
<code>?delay=3000</code> to have it answered late.</p></div>`;
}
