import { CircleAlert } from "lucide-react";
import type { Metadata } from "next";
import { PasskeyPanel } from "@/components/account/passkey-panel";
import { PasswordPanel } from "@/components/account/password-panel";
import { SecondFactorPanel } from "@/components/account/second-factor-panel";
import { SignInsPanel } from "@/components/account/sign-ins-panel";
import { PageHead } from "@/components/ui/page-head";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { listPasskeys } from "@/lib/auth/passkeys/add-passkey";
import { passwordMinLength } from "@/lib/auth/password-policy";
import { hasTotp } from "@/lib/auth/second-factor/has-totp";
import { listOwnSignIns } from "@/lib/auth/sign-ins";
import {
  addPasskeyAction,
  beginPasskey,
  beginTotp,
  changePasswordAction,
  confirmTotpAction,
  endSignIns,
  removePasskeyAction,
  removeTotpAction,
} from "./actions";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const { ctx, needsSecondFactor } = await getReviewer({ anyStrength: true });
  const [secondFactor, passkeys, signIns, least] = await Promise.all([
    hasTotp(ctx),
    listPasskeys(ctx),
    listOwnSignIns(ctx),
    passwordMinLength(ctx.database, ctx.tenantId),
  ]);
  return (
    <>
      <PageHead
        title="Your account"
        line={
          <>
            <bdi>{ctx.actor.person.name}</bdi> · {ctx.actor.person.email}
          </>
        }
      />
      <div className="min-h-0 flex-1 overflow-auto border-t border-line">
        <div className="mx-auto grid max-w-180 gap-4 px-4 py-5">
          {needsSecondFactor ? (
            <p className="flex gap-2 rounded-md bg-attention-soft px-3 py-2 text-attention">
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              Your workspace asks for a second factor. Set one up, or sign in with a passkey, to go on.
            </p>
          ) : null}
          <SecondFactorPanel
            isOn={secondFactor}
            begin={beginTotp}
            confirm={confirmTotpAction}
            remove={removeTotpAction}
          />
          <PasskeyPanel
            passkeys={passkeys.map((p) => ({
              ...{ id: p.id, name: p.name, createdAt: p.createdAt.toISOString() },
              lastUsedAt: p.lastUsedAt?.toISOString() ?? null,
            }))}
            begin={beginPasskey}
            add={addPasskeyAction}
            remove={removePasskeyAction}
          />
          <PasswordPanel least={least} change={changePasswordAction} />
          <SignInsPanel
            signIns={signIns.map((s) => ({
              ...{ name: s.name, userAgent: s.userAgent, strength: s.strength, isThis: s.isThis },
              ...{ createdAt: s.createdAt.toISOString(), lastSeenAt: s.lastSeenAt.toISOString() },
            }))}
            end={endSignIns}
          />
        </div>
      </div>
    </>
  );
}
