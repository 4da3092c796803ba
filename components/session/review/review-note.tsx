import { Panel } from "../panel";

/** In the form's place when there is nothing to decide, or not by this person. */
export function ReviewNote({ status, mayReview }: { status: string; mayReview: boolean }) {
  return (
    <Panel title="Decision">
      <p className="text-ink-2">
        {status === "completed" && !mayReview
          ? "Your role reads everything here and changes nothing. A reviewer or an admin decides."
          : status === "pending" || status === "accessed"
            ? "A decision can be made when the session is completed."
            : `A ${status} session is not reviewed. Create a new one to verify the person.`}
      </p>
    </Panel>
  );
}
