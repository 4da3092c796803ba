import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { settingsParts } from "./settings-parts";

/** The settings' parts side by side. Each page guards itself as well. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { ctx } = await getReviewer();
  const entries = settingsParts(ctx.actor, ctx.mode).map(({ href, label }) => ({ href, label }));
  return (
    <>
      <SettingsNav entries={entries} />
      {children}
    </>
  );
}
