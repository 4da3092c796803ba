"use client";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/client/api";

/** What the session will cost, and in live mode what there is. */
export function SessionCost({ mode, price }: { mode: "test" | "live"; price: number }) {
  const { data } = useQuery({
    queryKey: ["credits", mode],
    queryFn: () => api<{ available_credits: number }>(mode, "/credits/"),
    enabled: mode === "live",
  });
  const credits = price === 1 ? "1 credit" : `${price} credits`;
  if (mode === "test")
    return <p className="text-xs text-ink-2">Free in test mode; {credits} in live mode.</p>;
  const short = data && data.available_credits < price;
  return (
    <p className="text-xs text-ink-2">
      Costs {credits} when it completes
      {data ? `; ${data.available_credits} available.` : "."}
      {short ? <span className="text-issue"> Not enough: an admin has to top up first.</span> : null}
    </p>
  );
}
