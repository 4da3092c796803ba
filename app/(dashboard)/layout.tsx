import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { KeyHelp } from "@/components/frame/key-help";
import { ModeSwitch } from "@/components/frame/mode-switch";
import { PersonMenu } from "@/components/frame/person-menu";
import { Providers } from "@/components/frame/providers";
import { Rail } from "@/components/frame/rail";
import { SearchField } from "@/components/frame/search-field";
import { Shortcuts } from "@/components/frame/shortcuts";
import { TestBar } from "@/components/frame/test-bar";
import { TrailKeeper } from "@/components/session/trail/trail-keeper";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { zoneOf } from "@/lib/format/zone";
import { allowedParts } from "./allowed-parts";
import { firstCounts } from "./first-counts";
import { chooseMode, signOut } from "./frame-actions";

/** The frame of every dashboard page. Each page and action guards itself as well: a layout is no fence. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { ctx, tenantName } = await getReviewer({ anyStrength: true });
  const jar = await cookies();
  const theme = jar.get("veridesk_theme")?.value;
  const { actor, mode } = ctx;
  return (
    <Providers zone={zoneOf(jar.get("veridesk_zone")?.value)} now={ctx.now().getTime()}>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-3 py-1.5 text-sm text-accent-ink focus-visible:translate-y-0"
      >
        Skip to the content
      </a>
      <div className="flex h-dvh bg-bg text-sm text-ink max-sm:flex-col">
        <Rail
          collapsed={jar.get("veridesk_rail")?.value === "collapsed"}
          allowed={allowedParts(actor, mode)}
          key={mode}
          mode={mode}
          counts={await firstCounts(ctx)}
        />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <header className="shrink-0">
            {mode === "test" ? <TestBar /> : null}
            <div className="flex h-11.5 items-center gap-3 border-b border-line bg-surface px-4">
              <SearchField />
              <div className="ml-auto flex items-center gap-2">
                <ModeSwitch mode={mode} choose={chooseMode} />
                <PersonMenu
                  name={actor.person.name}
                  role={actor.role}
                  tenant={tenantName}
                  theme={theme === "light" || theme === "dark" ? theme : "system"}
                  signOut={signOut}
                />
              </div>
            </div>
          </header>
          <main
            id="content"
            tabIndex={-1}
            className="relative flex min-h-0 flex-1 flex-col overflow-auto outline-none"
          >
            {children}
          </main>
        </div>
      </div>
      <KeyHelp allowed={allowedParts(actor, mode)} />
      <Shortcuts
        mode={mode}
        allowed={allowedParts(actor, mode)}
        maySearch={allows(actor, mode, "sessions:read") && allows(actor, mode, "entities:read")}
      />
      <TrailKeeper />
    </Providers>
  );
}
