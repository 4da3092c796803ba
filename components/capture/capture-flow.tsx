"use client";

import { lazy, Suspense, useState } from "react";
import { Closed } from "./screens/closed";
import { Landing } from "./screens/landing";
import { Loading } from "./screens/loading";
import { Unreachable } from "./screens/unreachable";
import { TextsProvider } from "./texts/use-texts";
import { useLaterScreens } from "./use-later-screens";
import { useVerification } from "./use-verification";

const AskByLink = lazy(() => import("./screens/ask-by-link").then((m) => ({ default: m.AskByLink })));
const LandingHandover = lazy(() =>
  import("./screens/landing-handover").then((m) => ({ default: m.LandingHandover })),
);

/** The person's way through one verification, from the link to the end. The server says which screen comes next. */
export function CaptureFlow({ sessionId }: { sessionId: string }) {
  return (
    <TextsProvider>
      <Suspense fallback={<Loading />}>
        <Screen sessionId={sessionId} />
      </Suspense>
    </TextsProvider>
  );
}

function Screen({ sessionId }: { sessionId: string }) {
  const { situation, reload, arrived } = useVerification(sessionId);
  const { screen: Progress, failed, load } = useLaterScreens(situation.at === "progress");
  const [aside, setAside] = useState<"handover" | "asking" | null>(null);
  const back = () => setAside(null);
  switch (situation.at) {
    case "loading":
      return <Loading />;
    case "unreachable":
      return <Unreachable onRetry={reload} />;
    case "closed": {
      const { reason, token } = situation;
      if (aside === "asking" && token) {
        return <AskByLink {...{ sessionId, token }} onArrived={arrived} onBack={back} />;
      }
      const mayAsk = reason === "failed" && token !== null;
      return <Closed reason={reason} onAsk={mayAsk ? () => setAside("asking") : null} />;
    }
    case "landing": {
      const { info, token } = situation;
      if (aside === "handover") {
        return <LandingHandover {...{ sessionId, info, token }} onEnded={reload} onStay={back} />;
      }
      return (
        <Landing
          {...{ sessionId, info, token }}
          onArrived={arrived}
          onStale={reload}
          onOtherDevice={() => setAside("handover")}
        />
      );
    }
    case "progress":
      if (Progress) return <Progress sessionId={sessionId} view={situation.view} onArrived={arrived} />;
      return failed ? <Unreachable onRetry={load} /> : <Loading />;
  }
}
