"use client";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { PageHead } from "@/components/ui/page-head";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A page that could not be made; the digest finds the cause in the server's log. */
export default function DashboardError({ error, reset }: Props) {
  const router = useRouter();
  return (
    <>
      <PageHead title="Something went wrong" line="On our side; nothing was changed" />
      <ErrorState
        title="This page could not be loaded"
        message="Try again in a moment. If it stays so, name this number to your operator."
        requestId={error.digest}
        onRetry={() =>
          startTransition(() => {
            router.refresh();
            reset();
          })
        }
      />
    </>
  );
}
