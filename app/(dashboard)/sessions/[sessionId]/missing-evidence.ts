import type { SessionView } from "@/lib/verification/get-session";

/** Why there is no picture to look at. */
export function missingEvidence(
  session: SessionView,
  mode: "test" | "live",
  mayView: boolean,
): { title: string; children: string } {
  if (!mayView) return { title: "Pictures are not for your role", children: "Ask an admin or a reviewer." };
  if (session.status === "pending" || session.status === "accessed") {
    return {
      title: "No pictures yet",
      children: "What the person photographs appears here while they go through the steps.",
    };
  }
  if (session.status === "completed" && mode === "test") {
    return {
      title: "No pictures",
      children: "This test session was completed without a camera. Its results are simulated.",
    };
  }
  return { title: "No pictures", children: "The session ended before the person handed anything in." };
}
