import type { LivenessAction } from "@/lib/checks/liveness-actions";

// As in a mirror, like the picture beside it: the person's left is on the left.
const ARROWS: Partial<Record<LivenessAction, string>> = {
  turn_left: "M22 24H6m6-6l-6 6 6 6",
  turn_right: "M26 24h16m-6-6l6 6-6 6",
  tilt_left: "M30 8C20 6 12 10 9 18m-4-5l4 6 6-3",
  tilt_right: "M18 8c10-2 18 2 21 10m4-5l-4 6-6-3",
};

/** A small drawing of a movement; the words beside it say the same. */
export function ActionIcon({ action }: { action: LivenessAction | null }) {
  const arrow = action ? ARROWS[action] : undefined;
  return (
    <svg
      aria-hidden
      viewBox="0 0 48 48"
      className="size-12 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {arrow ? (
        <path d={arrow} />
      ) : (
        <>
          <circle cx="24" cy="24" r="17" />
          {action === "close_eyes" ? (
            <path d="M15 21q3 2 6 0M27 21q3 2 6 0" />
          ) : (
            <path d="M18 20v.5M30 20v.5" strokeWidth="4" />
          )}
          {action === "open_mouth" ? (
            <ellipse cx="24" cy="31" rx="5" ry="4" />
          ) : (
            <path d={action === "smile" ? "M16 28q8 8 16 0" : "M19 31h10"} />
          )}
        </>
      )}
    </svg>
  );
}
