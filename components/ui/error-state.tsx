import { CircleAlert } from "lucide-react";
import { Button } from "./button";
import { CopiedId } from "./copied-id";

type Props = {
  title: string;
  message: string;
  requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
};

/** What failed, the id to name when asking about it, and another try. */
export function ErrorState({ title, message, requestId, onRetry }: Props) {
  return (
    <div role="alert" className="mx-auto grid max-w-110 justify-items-center gap-1.5 px-4 py-14 text-center">
      <CircleAlert aria-hidden className="mb-1 size-6 text-issue" strokeWidth={1.5} />
      <h2 className="text-sm font-semibold">{title}</h2>
      <p className="text-sm text-ink-2">{message}</p>
      {requestId ? (
        <p className="text-xs text-ink-3">
          Request <CopiedId id={requestId} label="request id" />
        </p>
      ) : null}
      {onRetry ? (
        <Button className="mt-2" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}
