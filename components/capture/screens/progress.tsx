"use client";

import { useCallback, useState } from "react";
import type { ProgressView } from "@/lib/applicant/applicant-view";
import { useCamera } from "../camera/use-camera";
import { type Place, placeBefore, placeOf } from "../places";
import { LaterTextsProvider } from "../texts/use-all-texts";
import { useBack } from "../use-back";
import { Capture } from "./capture";
import { ChooseDocument } from "./choose-document";
import { Closed } from "./closed";
import { Decline } from "./decline";
import { Done } from "./done";
import { Failed } from "./failed";
import { FollowedHandover } from "./followed-handover";
import { HandIn } from "./hand-in";
import { Loading } from "./loading";
import { Processing } from "./processing";

type Props = { sessionId: string; view: ProgressView; onArrived: (view: ProgressView) => void };

/** After Start: whatever the server says comes next, in the person's language. */
export function Progress(props: Props) {
  return (
    <LaterTextsProvider waiting={<Loading />}>
      <Places {...props} />
    </LaterTextsProvider>
  );
}

/** The camera lives here, so that one stream serves all steps. */
function Places({ sessionId, view, onArrived: arrived }: Props) {
  const camera = useCamera();
  // Where the person went back to; null: wherever the server says.
  const [at, setAt] = useState<Place | null>(null);
  const [aside, setAside] = useState<"sample" | "handover" | "decline" | null>(null);
  const place = view.state === "capturing" ? placeOf(view, at) : null;
  const before = place && !aside ? placeBefore(view, place) : null;
  const goBack = before ? () => setAt(before) : null;
  useBack(aside && aside !== "sample" ? () => setAside(null) : goBack, 0);

  // The same function on every render: what runs by itself on a screen must not run again because of it.
  const onArrived = useCallback(
    (next: ProgressView) => {
      setAt(null);
      arrived(next);
    },
    [arrived],
  );
  const shared = { sessionId, view, onArrived };

  switch (view.state) {
    case "processing":
      return <Processing {...shared} />;
    case "completed":
      return <Done view={view} />;
    case "failed":
      return <Failed {...shared} token={null} />;
    case "expired":
    case "revoked":
      return <Closed reason={view.state} />;
  }
  const isTest = view.mode === "test";
  if (aside === "handover") {
    return <FollowedHandover {...shared} camera={camera} onStay={() => setAside(null)} />;
  }
  if (aside === "decline") {
    return (
      <Decline
        {...{ sessionId, token: null, tenant: view.tenant, isTest, onArrived }}
        onBack={() => setAside(null)}
      />
    );
  }
  if (aside === "sample" || !place) {
    const back = aside === "sample" ? () => setAside(null) : null;
    return <HandIn {...shared} camera={camera} onBack={back} />;
  }
  const ways = {
    onBack: goBack,
    onSample: isTest ? () => setAside("sample") : null,
    onOtherDevice: () => setAside("handover"),
    onStop: () => setAside("decline"),
  };
  if (place === "document") {
    return <ChooseDocument {...shared} {...ways} />;
  }
  return (
    <Capture
      // A step that is asked for again begins anew.
      key={`${place} ${view.steps.find((s) => s.step === place)?.attempts_left}`}
      {...shared}
      {...ways}
      step={place}
      camera={camera}
      onChangeType={() => setAt("document")}
    />
  );
}
