"use client";

import { useState } from "react";
import type { ProgressView } from "@/lib/applicant/applicant-view";
import type { DocumentType } from "@/lib/applicant/capture-plan";
import { useCamera } from "../camera/use-camera";
import { useDocumentType } from "../use-document-type";
import { Capture } from "./capture";
import { ChooseDocument } from "./choose-document";
import { Closed } from "./closed";
import { Done } from "./done";
import { Failed } from "./failed";
import { HandIn } from "./hand-in";
import { Processing } from "./processing";

type Props = { sessionId: string; view: ProgressView; onArrived: (view: ProgressView) => void };

/** After Start: whatever the server says comes next. The camera lives here, so that one stream serves all steps. */
export function Progress({ sessionId, view, onArrived }: Props) {
  const camera = useCamera();
  const [type, setType] = useDocumentType(sessionId);
  const [sample, setSample] = useState(false);
  const shared = { sessionId, view, onArrived };

  switch (view.state) {
    case "processing":
      return <Processing {...shared} />;
    case "completed":
      return <Done view={view} />;
    case "failed":
      return <Failed view={view} />;
    case "expired":
    case "revoked":
      return <Closed reason={view.state} />;
  }
  const onSample = view.mode === "test" ? () => setSample(true) : null;
  if (sample || !view.next) {
    return <HandIn {...shared} camera={camera} onBack={sample ? () => setSample(false) : null} />;
  }
  if (view.next === "document_front" && !type) {
    return <ChooseDocument view={view} onChoose={(t: DocumentType) => setType(t)} onSample={onSample} />;
  }
  return (
    <Capture
      key={view.next}
      {...shared}
      step={view.next}
      {...{ camera, type, onSample }}
      onChangeType={() => setType(null)}
    />
  );
}
