"use client";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { ErrorState } from "@/components/ui/error-state";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A page that could not be made; the digest finds the cause in the server's log. */
export default function DashboardError({ error, reset }: Props) {
  const router = useRouter();
  return (
    <ErrorState
      title="This page could not be loaded"
      message="Something went wrong on our side. Nothing was changed."
      requestId={error.digest}
      onRetry={() =>
        startTransition(() => {
          router.refresh();
          reset();
        })
      }
    />
  );
}
