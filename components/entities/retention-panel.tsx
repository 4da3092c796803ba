"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Panel } from "@/components/session/panel";
import { ActionButton } from "@/components/ui/action-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Time } from "@/components/ui/time";
import type { ActionAnswer, ActionResult } from "@/lib/client/action-result";
import type { RetentionView } from "./entity-page-view";
import { EraseEntity } from "./erase-entity";

const HoldForm = dynamic(() => import("./hold-form").then((module) => module.HoldForm), {
  loading: () => <div className="skeleton h-64" />,
});
const RelationshipForm = dynamic(
  () => import("./relationship-form").then((module) => module.RelationshipForm),
  { loading: () => <div className="skeleton h-28" /> },
);

type Props = {
  retention: RetentionView;
  /** Null for those who only read. */
  actions: {
    hold: (body: { until: string; authority: string; reason: string }) => Promise<ActionResult>;
    liftHold: () => Promise<ActionResult>;
    setRelationship: (body: { ended_at: string | null }) => Promise<ActionResult>;
    erase: () => Promise<ActionAnswer<unknown>>;
  } | null;
};

/** How long everything is kept and why; holding, ending and erasing. */
export function RetentionPanel({ retention, actions }: Props) {
  const [asking, setAsking] = useState<"hold" | "relationship" | null>(null);
  const { legalHold, relationshipEndedAt, waiting } = retention;
  const close = () => setAsking(null);
  return (
    <Panel title="Keeping and erasing">
      <dl className="grid gap-2.5">
        <div>
          <dt className="text-xs text-ink-3">Business relationship</dt>
          <dd>
            {relationshipEndedAt ? (
              <>
                ended <Time at={relationshipEndedAt} as="short" />
              </>
            ) : (
              "lasts; the periods of the law have not begun"
            )}
          </dd>
        </div>
        <div>
          <dt className="text-xs text-ink-3">Legal hold</dt>
          <dd className="wrap-anywhere">
            {legalHold ? (
              <>
                {legalHold.past ? "ran out" : "until"} <Time at={legalHold.until} as="short" />, for{" "}
                <bdi>{legalHold.authority}</bdi>
                <span className="block text-ink-2">
                  <bdi>{legalHold.reason}</bdi>
                </span>
              </>
            ) : (
              "none"
            )}
          </dd>
        </div>
        {waiting ? (
          <div>
            <dt className="text-xs text-ink-3">Erasure</dt>
            <dd>
              asked for <Time at={waiting.requestedAt} />, waits
              {waiting.until ? (
                <>
                  {" "}
                  until <Time at={waiting.until} as="short" />
                </>
              ) : null}
              . <span className="text-ink-2">{waiting.because}</span>
            </dd>
          </div>
        ) : null}
      </dl>
      {actions ? (
        <div className="mt-3 flex flex-wrap gap-1.5">
          <Button onClick={() => setAsking("relationship")}>
            {relationshipEndedAt ? "Change the end" : "End relationship"}
          </Button>
          <Button onClick={() => setAsking("hold")}>{legalHold ? "Change the hold" : "Legal hold"}</Button>
          {legalHold ? (
            <ActionButton
              action={actions.liftHold}
              confirm={{
                title: "Lift the legal hold?",
                description:
                  "The usual periods count again, and an erasure that waited for it is carried out.",
                word: "Lift the hold",
              }}
            >
              Lift the hold
            </ActionButton>
          ) : null}
          <EraseEntity erasure={retention.erasure} erase={actions.erase} />
        </div>
      ) : null}
      {actions ? (
        <>
          <Dialog
            open={asking === "hold"}
            onOpenChange={close}
            title="Legal hold"
            description="Nothing of this entity is deleted or erased until then: an authority asked for it."
          >
            <HoldForm now={legalHold} hold={actions.hold} onDone={close} />
          </Dialog>
          <Dialog open={asking === "relationship"} onOpenChange={close} title="End of the relationship">
            <RelationshipForm endedAt={relationshipEndedAt} save={actions.setRelationship} onDone={close} />
          </Dialog>
        </>
      ) : null}
    </Panel>
  );
}
