"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Announcer } from "@/components/ui/announcer";
import { ClockProvider } from "@/components/ui/clock-context";
import { TooltipProvider } from "@/components/ui/tooltip";

type Props = { zone: string; now: number; children: ReactNode };

/** What every dashboard page's client parts share. */
export function Providers({ zone, now, children }: Props) {
  const [client] = useState(
    () =>
      new QueryClient({
        // One retry: a refusal will not change, and a person is waiting for the error state.
        defaultOptions: { queries: { retry: 1, staleTime: 5_000, refetchOnWindowFocus: true } },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <ClockProvider zone={zone} now={now}>
        <TooltipProvider>
          <Announcer>{children}</Announcer>
        </TooltipProvider>
      </ClockProvider>
    </QueryClientProvider>
  );
}
