import { ErrorState } from "@/components/ui/error-state";
import type { ApiFailure } from "@/lib/client/api";

type Props = { what: string; failure: ApiFailure; onRetry: () => void };

/** Instead of a list that could not be loaded. */
export const ListFailure = ({ what, failure, onRetry }: Props) => (
  <div className="flex-1 border-t border-line bg-surface">
    <ErrorState
      title={`The ${what} could not be loaded`}
      message={failure.message}
      requestId={failure.requestId}
      onRetry={onRetry}
    />
  </div>
);
