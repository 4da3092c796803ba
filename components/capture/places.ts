import type { ProgressView } from "@/lib/applicant/applicant-view";
import type { CaptureStep } from "@/lib/checks/registry";

/** A screen of the way: the question which document, or a step. */
export type Place = "document" | CaptureStep;

function placesOf(view: ProgressView): { place: Place; fixed: boolean }[] {
  return view.steps
    .filter((s) => s.status !== "not_needed")
    .flatMap(({ step, fixed }) => {
      const here = { place: step as Place, fixed };
      return step === "document_front" ? [{ place: "document" as const, fixed }, here] : [here];
    });
}

/** Where the person is: where they went back to, else what the server asks for next; null: nothing is left to do. */
export function placeOf(view: ProgressView, wentTo: Place | null): Place | null {
  if (wentTo && placesOf(view).some((p) => p.place === wentTo && !p.fixed)) return wentTo;
  return view.next === "document_front" && !view.document ? "document" : view.next;
}

/** The screen before this one that can still be changed; null: there is none. */
export function placeBefore(view: ProgressView, place: Place): Place | null {
  const places = placesOf(view);
  const before = places.slice(
    0,
    places.findIndex((p) => p.place === place),
  );
  return before.findLast((p) => !p.fixed)?.place ?? null;
}
