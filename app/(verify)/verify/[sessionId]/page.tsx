import type { Metadata } from "next";
import { CaptureFlow } from "@/components/capture/capture-flow";

export const metadata: Metadata = {
  title: { absolute: "Identity verification" },
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type Props = { params: Promise<{ sessionId: string }> };

/** A shell that knows nothing of the session: opening a link changes nothing and, without its token, shows nothing. */
export default async function VerifyPage({ params }: Props) {
  const { sessionId } = await params;
  return (
    <>
      <noscript>
        <p className="p-5">
          Please allow JavaScript for this page: it is needed to take and send your pictures.
        </p>
      </noscript>
      <CaptureFlow sessionId={sessionId.slice(0, 64).toLowerCase()} />
    </>
  );
}
