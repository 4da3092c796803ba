"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SecretOnce } from "@/components/ui/secret-once";
import { useRunAction } from "@/components/ui/use-run-action";
import type { ActionAnswer } from "@/lib/client/action-result";
import { type EndpointChoice, EndpointFields } from "./endpoint-fields";

type Props = {
  events: readonly string[];
  create: (choice: EndpointChoice) => Promise<ActionAnswer<{ secret: string }>>;
};
const EMPTY: EndpointChoice = { url: "", description: "", eventTypes: ["*"] };

/** Adds an endpoint and shows its secret, once. */
export function NewEndpoint({ events, create }: Props) {
  const [open, setOpen] = useState(false);
  const [choice, setChoice] = useState(EMPTY);
  const [secret, setSecret] = useState<string | null>(null);
  const { busy, run, fault, clear } = useRunAction();
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return;
    setChoice(EMPTY);
    setSecret(null);
    clear();
  };
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        Add endpoint
      </Button>
      <Dialog open={open} onOpenChange={change} title={secret ? "Keep the secret" : "Add endpoint"}>
        {secret ? (
          <div className="grid gap-4">
            <SecretOnce
              label="signing secret"
              secret={secret}
              note="It signs what this endpoint gets. It is shown now and never again; a lost one is replaced by rotating it."
            />
            <div className="flex justify-end">
              <Button variant="primary" size="md" onClick={() => change(false)}>
                I have kept it
              </Button>
            </div>
          </div>
        ) : (
          <form
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              run(
                () => create(choice),
                (made) => setSecret(made.value.secret),
              );
            }}
          >
            <EndpointFields value={choice} onChange={setChoice} events={events} fault={fault} />
            <div className="flex justify-end">
              <Button type="submit" variant="primary" size="md" busy={busy}>
                Add endpoint
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
