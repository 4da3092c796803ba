import type { Metadata } from "next";
import { PolicyForm } from "@/components/settings/policy-form";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { getPolicies } from "@/lib/tenants/get-policies";
import { savePolicies } from "./actions";
import { POLICY_SECTIONS } from "./policy-sections";

export const metadata: Metadata = { title: "Policies" };

export default async function PoliciesPage() {
  const { ctx } = await getReviewer();
  const head = <PageHead title="Policies" line="Rules of this workspace, for both modes" />;
  if (!allows(ctx.actor, ctx.mode, "settings:manage")) {
    return (
      <>
        {head}
        <NoPermission title="Policies are for admins">Ask one of them to change something.</NoPermission>
      </>
    );
  }
  const { settings, policyVersion } = await getPolicies(ctx);
  return (
    <>
      {head}
      <PolicyForm
        sections={POLICY_SECTIONS}
        settings={settings}
        version={policyVersion}
        save={savePolicies}
      />
    </>
  );
}
