import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BrandMark } from "@/components/frame/brand";
import { RefusedNote } from "@/components/sign-in/refused-note";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { demoAccounts } from "@/lib/auth/demo-accounts";
import { findReviewer } from "@/lib/auth/get-reviewer";
import { returnPath } from "@/lib/auth/return-path";
import { singleSignOn } from "@/lib/auth/single-sign-on/single-sign-on";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { return: given, refused, error } = await searchParams;
  const returnTo = returnPath(typeof given === "string" ? given : null);
  if (await findReviewer()) redirect(returnTo);
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10 text-sm">
      <div className="w-full max-w-90">
        <p className="mb-6 flex items-center justify-center gap-2 text-[15px] font-semibold tracking-[-0.01em]">
          <BrandMark />
          Veridesk
        </p>
        <div className="rounded-xl border border-line bg-surface p-6 shadow-panel">
          <h1 className="mb-4 text-lg font-semibold tracking-[-0.015em]">Sign in</h1>
          {singleSignOn() && (refused || error) ? (
            <RefusedNote refused={typeof refused === "string" ? refused : ""} />
          ) : null}
          <SignInForm demo={demoAccounts()} returnTo={returnTo} singleSignOn={singleSignOn()?.name ?? null} />
        </div>
      </div>
    </main>
  );
}
