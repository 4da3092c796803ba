import { html, type Markup, moment, page } from "../local-page/page";
import type { Mail } from "./mail-store";

/** The mailbox with one mail open (the newest unless another is chosen). */
export function mailboxPage(mails: Mail[], chosen: Mail | undefined): string {
  const open = chosen ?? mails[0];
  return page({
    title: "Mailbox",
    about: "Every e-mail this demo sends ends here.",
    count: mails.length === 1 ? "1 message" : `${mails.length} messages`,
    newest: mails[0]?.id ?? "",
    list: mails.map((mail) => line(mail, mail === open)),
    reading: open ? reading(open) : nothing(),
  });
}

function line(mail: Mail, current: boolean): Markup {
  return html`<a href="/mails/${mail.id}"${current && html` aria-current="true"`}>
<b>${mail.subject || "(no subject)"}</b>${moment(mail.received_at)}<span>${mail.to}</span></a>`;
}

function reading(mail: Mail): Markup {
  const body = mail.html
    ? html`<div class="panel"><iframe title="The message" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${mail.id}/html"></iframe></div>`
    : html`<div class="panel"><h3>Text</h3><pre>${mail.text}</pre></div>`;
  return html`<h2>${mail.subject || "(no subject)"}</h2>
<dl class="facts"><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.to}</dd><dt>Received</dt><dd>${moment(mail.received_at)}</dd></dl>
${body}
${mail.html && html`<details class="panel"><summary>Text version</summary><pre>${mail.text}</pre></details>`}
<details class="panel"><summary>Headers</summary><dl class="facts">${Object.entries(mail.headers).map(
    ([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`,
  )}</dl></details>`;
}

function nothing(): Markup {
  return html`<div class="empty"><h2>No e-mail yet</h2><p>Create a verification session for somebody with an e-mail
address: the invitation appears here at once. An address that begins with <code>refuse</code> is refused for good,
one that begins with <code>defer</code> for now.</p></div>`;
}
