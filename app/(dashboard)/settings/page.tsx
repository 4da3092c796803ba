import { redirect } from "next/navigation";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { settingsParts } from "./settings-parts";

export default async function SettingsPage() {
  const { ctx } = await getReviewer();
  const [first] = settingsParts(ctx.actor, ctx.mode);
  if (first) redirect(first.href);
  return (
    <>
      <PageHead title="Settings" line="How this workspace works" />
      <NoPermission title="Settings are for admins">Ask one of them to change something.</NoPermission>
    </>
  );
}
