import Link from "next/link";
import type { ApiFailure } from "@/lib/client/api";

/** Why no session was created; when the person has one already, the way to it. */
export function RefusedSession({ failure }: { failure: ApiFailure }) {
  const existing = failure.details.existing_session_id;
  const request = failure.requestId ? ` Request ${failure.requestId}.` : "";
  return (
    <p role="alert" className="text-xs text-issue">
      {typeof existing === "string" ? (
        <>
          This person already has a session that is under way. Nothing was created.{" "}
          <Link href={`/sessions/${existing}/`} className="font-medium underline">
            Open that session
          </Link>
        </>
      ) : (
        `${failure.message}${request}`
      )}
    </p>
  );
}
