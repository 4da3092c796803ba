"use client";

import type { LandingView } from "@/lib/applicant/applicant-view";
import { LaterTextsProvider } from "../texts/use-all-texts";
import { useBack } from "../use-back";
import { verifyClient } from "../verify-client";
import { Handover } from "./handover";
import { Loading } from "./loading";

type Props = {
  sessionId: string;
  info: LandingView;
  token: string;
  /** The session has ended, or the link opens nothing any more. */
  onEnded: () => void;
  onStay: () => void;
};

/** A code for another device before anybody pressed Start: followed by the link, which sees progress only. */
export function LandingHandover({ sessionId, info, token, onEnded, onStay }: Props) {
  useBack(onStay, 0);
  async function look() {
    const now = await verifyClient.info(sessionId, token).catch(() => null);
    if (now && now.state !== "open") onEnded();
    return now?.state === "open" ? now.progress : null;
  }
  const { tenant, mode, progress } = info;
  return (
    <LaterTextsProvider waiting={<Loading />}>
      <Handover {...{ sessionId, token, tenant, progress, look, onStay }} isTest={mode === "test"} />
    </LaterTextsProvider>
  );
}
