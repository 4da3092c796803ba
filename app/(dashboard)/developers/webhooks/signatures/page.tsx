import type { Metadata } from "next";
import { VERIFIERS } from "@/components/developers/verifiers";
import { WebhookTabs } from "@/components/developers/webhook-tabs";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { NoPermission } from "@/components/ui/no-permission";
import { PageBody } from "@/components/ui/page-body";
import { PageHead } from "@/components/ui/page-head";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";

export const metadata: Metadata = { title: "Webhook signatures" };

const RULES = [
  [
    "Answer first, work later",
    "Answer 2xx within 15 seconds, then work. Anything else, a redirect too, counts as a failure and is tried again.",
  ],
  [
    "Expect repeats",
    "Delivery is at least once: drop what carries a webhook-id you know already, and still answer 2xx.",
  ],
  ["Expect any order", "sequence counts 1, 2, 3… within a session: keep the highest one's state."],
  ["Stop for good", "410 disables the endpoint. 429 or 503 with Retry-After is waited for, a day at most."],
] as const;

export default async function SignaturesPage() {
  const { ctx } = await getReviewer();
  const head = (
    <PageHead title="Signatures" line="How a receiver knows that an event is ours and unchanged" />
  );
  if (!allows(ctx.actor, ctx.mode, "webhooks:read")) {
    return (
      <>
        {head}
        <NoPermission title="Webhooks are for admins, developers and auditors">Ask one of them.</NoPermission>
      </>
    );
  }
  return (
    <>
      {head}
      <WebhookTabs />
      <PageBody label="Signatures">
        {VERIFIERS.map(({ name, about, code }) => (
          <Card
            key={name}
            title={name}
            line={about}
            aside={<CopyButton text={code} what={`the ${name} example`} />}
          >
            <CodeBlock label={`${name} example`} code={code} />
          </Card>
        ))}
        <Card
          title="While a secret is rotated"
          line="For 24 hours X-Webhook-Signature stays signed with the old secret, X-Webhook-Signature-Next with the new one, and webhook-signature lists both. Put the new secret in at any time within."
        >
          <p className="text-sm text-ink-2">
            Each endpoint has a secret of its own, and test and live mode never share one.
          </p>
        </Card>
        <Card title="What a receiver does">
          <dl className="grid gap-2.5 text-sm">
            {RULES.map(([rule, why]) => (
              <div key={rule}>
                <dt className="font-medium">{rule}</dt>
                <dd className="text-ink-2">{why}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <Card
          title="Try your receiver"
          line="The conformance kit plays repeats, forgeries, late and reordered events against it and says what it got wrong."
          aside={<CopyButton text={KIT} what="the command" />}
        >
          <CodeBlock label="Command" code={KIT} />
        </Card>
      </PageBody>
    </>
  );
}

const KIT = "npm run --silent cli -- webhooks attack https://your-receiver.example/hook --secret whsec_…";
