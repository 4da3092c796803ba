"use client";

import type { ReactNode } from "react";
import { DARK_TOKENS } from "./dark-tokens";
import { LanguageSelect } from "./language-select";
import { useTexts } from "./texts/use-texts";

type Props = {
  tenant?: { name: string; colour: string | null } | undefined;
  isTest?: boolean | undefined;
  /** Dark and quiet, for camera screens. */
  dark?: boolean;
  progress?: ReactNode;
  /** A way back, before who asks. */
  back?: ReactNode;
  children: ReactNode;
  /** What stays within reach of the thumb: at most one primary button. */
  footer?: ReactNode;
};

/** The sheet every screen lies on: who asks, language, progress, content, actions at the bottom. */
export function Frame({ tenant, isTest, dark, progress, back, children, footer }: Props) {
  const { t, dir, language } = useTexts();
  return (
    <div
      className={`flex min-h-dvh flex-col ${dark ? "bg-stage" : "bg-bg"} sm:items-center sm:justify-center sm:bg-sunken sm:py-8`}
    >
      <main
        lang={language}
        dir={dir}
        className={`flex w-full flex-1 flex-col bg-bg text-ink sm:max-h-[860px] sm:min-h-[760px] sm:max-w-[440px] sm:overflow-y-auto sm:rounded-[28px] sm:shadow-panel `}
        style={dark ? DARK_TOKENS : undefined}
      >
        {isTest ? (
          <p className="stripes-test border-b border-line px-5 py-1.5 text-center text-sm font-semibold">
            {t.testBar}
          </p>
        ) : null}
        <header className="flex items-center gap-2.5 px-5 pt-4 pb-2.5">
          {back}
          {tenant ? <TenantMark name={tenant.name} colour={tenant.colour} /> : null}
          <span className="ms-auto shrink-0">
            <LanguageSelect />
          </span>
        </header>
        {progress}
        <div className="flex flex-1 flex-col px-5 pt-3.5 pb-4">{children}</div>
        {footer ? (
          <footer className="sticky bottom-0 bg-bg px-5 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))]">
            {footer}
          </footer>
        ) : null}
      </main>
    </div>
  );
}

function TenantMark({ name, colour }: { name: string; colour: string | null }) {
  return (
    <>
      <b
        aria-hidden
        className="grid size-7 shrink-0 place-items-center rounded-lg bg-ink text-sm text-bg"
        style={colour ? { background: colour, color: "#fff" } : undefined}
      >
        {Array.from(name)[0]?.toUpperCase()}
      </b>
      <span className="min-w-0 truncate font-semibold" dir="auto">
        {name}
      </span>
    </>
  );
}
