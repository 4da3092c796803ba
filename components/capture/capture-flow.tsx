"use client";

import { Closed } from "./screens/closed";
import { Landing } from "./screens/landing";
import { Loading } from "./screens/loading";
import { Unreachable } from "./screens/unreachable";
import { TextsProvider } from "./texts/use-texts";
import { useLaterScreens } from "./use-later-screens";
import { useVerification } from "./use-verification";

/** The person's way through one verification, from the link to the end. The server says which screen comes next. */
export function CaptureFlow({ sessionId }: { sessionId: string }) {
  return (
    <TextsProvider>
      <Screen sessionId={sessionId} />
    </TextsProvider>
  );
}

function Screen({ sessionId }: { sessionId: string }) {
  const { situation, reload, arrived } = useVerification(sessionId);
  const { screen: Progress, failed, load } = useLaterScreens(situation.at === "progress");
  switch (situation.at) {
    case "loading":
      return <Loading />;
    case "unreachable":
      return <Unreachable onRetry={reload} />;
    case "closed":
      return <Closed reason={situation.reason} />;
    case "landing":
      return (
        <Landing
          sessionId={sessionId}
          info={situation.info}
          token={situation.token}
          onArrived={arrived}
          onStale={reload}
        />
      );
    case "progress":
      if (Progress) return <Progress sessionId={sessionId} view={situation.view} onArrived={arrived} />;
      return failed ? <Unreachable onRetry={load} /> : <Loading />;
  }
}
