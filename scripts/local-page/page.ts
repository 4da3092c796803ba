/** Markup that is already safe to send. */
export interface Markup {
  markup: string;
}

type Part = string | number | null | undefined | false | Markup | Part[];

/** Template tag: what is put in is escaped, unless it came out of this function itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  let markup = strings[0] ?? "";
  parts.forEach((part, i) => {
    markup += safe(part) + (strings[i + 1] ?? "");
  });
  return { markup };
}

function safe(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (Array.isArray(part)) return part.map(safe).join("");
  if (typeof part === "object") return part.markup;
  return String(part).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** A moment as the reader's own clock shows it (set by the script of the page), UTC until then. */
export function moment(iso: string): Markup {
  return html`<time datetime="${iso}" title="${iso}">${iso.slice(11, 19)}</time>`;
}

const style = `
:root{color-scheme:light dark;--font:"Inter Variable","Inter",system-ui,sans-serif;--mono:ui-monospace,SFMono-Regular,Menlo,monospace;
--bg:oklch(.985 .002 220);--surface:oklch(1 0 0);--sunken:oklch(.968 .003 220);--line:oklch(.915 .004 220);
--ink:oklch(.22 .012 230);--ink-2:oklch(.44 .012 230);--ink-3:oklch(.5 .012 230);--accent:oklch(.47 .085 205);--accent-ink:oklch(.99 0 0);
--accent-soft:oklch(.955 .02 205);--ring:oklch(.62 .11 205);--clear:oklch(.5 .12 152);--clear-soft:oklch(.955 .035 155);
--issue:oklch(.52 .19 25);--issue-soft:oklch(.957 .025 20);--pending:oklch(.5 .01 230);--pending-soft:oklch(.95 .004 230)}
@media(prefers-color-scheme:dark){:root{--bg:oklch(.185 .008 230);--surface:oklch(.215 .009 230);--sunken:oklch(.165 .008 230);--line:oklch(.285 .009 230);
--ink:oklch(.94 .004 220);--ink-2:oklch(.76 .008 225);--ink-3:oklch(.68 .01 225);--accent:oklch(.74 .1 200);--accent-ink:oklch(.18 .02 220);
--accent-soft:oklch(.28 .035 210);--ring:oklch(.7 .11 200);--clear:oklch(.78 .13 155);--clear-soft:oklch(.275 .04 157);
--issue:oklch(.74 .15 22);--issue-soft:oklch(.285 .055 22);--pending:oklch(.72 .01 230);--pending-soft:oklch(.28 .008 230)}}
*{box-sizing:border-box}html,body{margin:0;height:100%}
body{font:13px/20px var(--font);color:var(--ink);background:var(--bg);display:grid;grid-template-rows:auto 1fr}
a{color:inherit;text-decoration:none}:focus-visible{outline:2px solid var(--ring);outline-offset:-2px;border-radius:6px}
time,.num{font-variant-numeric:tabular-nums}code,pre{font:12px/18px var(--mono)}
header{display:flex;align-items:baseline;gap:10px;padding:11px 16px;border-bottom:1px solid var(--line);background:var(--surface)}
header h1{font-size:14px;margin:0}header p{margin:0;color:var(--ink-3)}header .count{margin-left:auto;color:var(--ink-3)}
main{display:grid;grid-template-columns:minmax(220px,340px) minmax(0,1fr);min-height:0}
nav{border-right:1px solid var(--line);background:var(--sunken);overflow:auto;padding:8px}
nav a{display:grid;grid-template-columns:1fr auto;gap:0 8px;padding:7px 10px;border-radius:6px}
nav a:hover{background:var(--surface)}nav a[aria-current]{background:var(--surface);box-shadow:0 0 0 1px var(--line)}
nav b{font-weight:500;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}nav span{grid-column:1/-1;color:var(--ink-3);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
article{overflow:auto;padding:20px 24px;min-width:0;display:flex;flex-direction:column;gap:14px}
article h2{font:600 18px/24px var(--font);margin:0;letter-spacing:-.01em;overflow-wrap:anywhere}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 14px;margin:0}.facts dt{color:var(--ink-3)}.facts dd{margin:0;overflow-wrap:anywhere}
.panel{border:1px solid var(--line);border-radius:8px;background:var(--surface);overflow:hidden}
.panel>h3,details>summary{font:600 12px/18px var(--font);margin:0;padding:8px 12px;color:var(--ink-2)}.panel pre{margin:0;padding:0 12px 12px;white-space:pre-wrap;overflow-wrap:anywhere}
details>summary{cursor:pointer}details .facts{padding:0 12px 12px;font:12px/18px var(--mono)}
iframe{border:0;width:100%;height:min(68vh,820px);min-height:320px;background:#fff;display:block}
.chip{display:inline-flex;gap:5px;align-items:center;padding:0 8px;border-radius:99px;font-weight:500;line-height:22px}
.clear{color:var(--clear);background:var(--clear-soft)}.issue{color:var(--issue);background:var(--issue-soft)}.pending{color:var(--pending);background:var(--pending-soft)}
.row{display:flex;gap:8px;flex-wrap:wrap;align-items:center}
.empty{margin:auto;max-width:46ch;text-align:center;color:var(--ink-2)}.empty h2{margin-bottom:6px}
@media(max-width:720px){body{display:block}main{display:block}nav{border-right:0;border-bottom:1px solid var(--line);max-height:38vh}article{padding:16px}header{flex-wrap:wrap}}
`;

// The list refreshes itself when something new came in, and times are shown in the reader's zone.
const script = `
for (const t of document.querySelectorAll("time")) {
  const d = new Date(t.dateTime), today = d.toDateString() === new Date().toDateString();
  t.textContent = today ? d.toLocaleTimeString() : d.toLocaleString();
}
const newest = document.body.dataset.newest;
setInterval(async () => {
  const found = await fetch("/newest").then((r) => r.text()).catch(() => newest);
  if (found !== newest) location.reload();
}, 1500);
`;

/** What may run in these pages: their own style and script, and a mail in a sandboxed frame. */
export const PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
} as const;

/** A list beside what is being read; complete document. */
export function page(content: {
  title: string;
  about: string;
  count: string;
  newest: string;
  list: Markup[];
  reading: Markup;
}): string {
  return html`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${content.title}</title><style>${{ markup: style }}</style>
<body data-newest="${content.newest}"><header><h1>${content.title}</h1><p>${content.about}</p><span class="count num">${content.count}</span></header>
<main><nav aria-label="${content.title}">${content.list}</nav><article>${content.reading}</article></main>
<script>${{ markup: script }}</script></body></html>`.markup;
}
