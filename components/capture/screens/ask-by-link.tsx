"use client";

import type { ProgressView } from "@/lib/applicant/applicant-view";
import { LaterTextsProvider } from "../texts/use-all-texts";
import { useBack } from "../use-back";
import { AskForPerson } from "./ask-for-person";
import { Loading } from "./loading";

type Props = {
  sessionId: string;
  token: string;
  onArrived: (view: ProgressView) => void;
  onBack: () => void;
};

/** Asking for a person with the mailed link, on a device that has no cookie of the session. */
export function AskByLink(props: Props) {
  useBack(props.onBack, 0);
  return (
    <LaterTextsProvider waiting={<Loading />}>
      <AskForPerson {...props} />
    </LaterTextsProvider>
  );
}
