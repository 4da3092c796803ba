import type { Metadata } from "next";
import { BrandMark } from "@/components/frame/brand";
import { InvitationForm } from "@/components/team/invitation-form";
import { accept, look } from "./actions";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

/** Where an invitation's link leads. Its token is in the fragment, so the page asks for the rest itself. */
export default function InvitationPage() {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10 text-sm">
      <div className="w-full max-w-90">
        <p className="mb-6 flex items-center justify-center gap-2 text-[15px] font-semibold tracking-[-0.01em]">
          <BrandMark />
          Veridesk
        </p>
        <div className="rounded-xl border border-line bg-surface p-6 shadow-panel">
          <InvitationForm look={look} accept={accept} />
        </div>
      </div>
    </main>
  );
}
