"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SecretOnce } from "@/components/ui/secret-once";
import type { CreatedSession } from "@/lib/client/create-session";
import type { SessionOffer } from "./session-offer";

// Fetched when somebody is about to need it: the list stays light.
const load = () => import("./new-session-form").then((module) => module.NewSessionForm);
const NewSessionForm = dynamic(load, { loading: () => <div className="skeleton h-72" /> });

/** Asks for a person and sends them a link; without a mail the link is shown here, where the tenant allows that. */
export function NewSession({ mode, offer }: { mode: "test" | "live"; offer: SessionOffer }) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<{ id: string; link: string } | null>(null);
  const announce = useAnnounce();
  const router = useRouter();
  const queries = useQueryClient();
  const leave = (id: string) => {
    setOpen(false);
    setMade(null);
    router.push(`/sessions/${id}/`);
  };
  const created = ({ session_id, launch_url }: CreatedSession, mailed: boolean) => {
    announce(mailed ? "Created. The link is on its way." : "Created.");
    void queries.invalidateQueries({ queryKey: ["sessions"] });
    if (launch_url) setMade({ id: session_id, link: launch_url });
    else leave(session_id);
  };
  return (
    <>
      <Button
        variant="primary"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(true)}
      >
        <Plus aria-hidden />
        New session
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) setMade(null);
        }}
        title={mode === "test" ? "New test session" : "New live session"}
        description={
          mode === "test"
            ? "A test: nothing is charged, and the results are simulated."
            : "A real person is verified. Credits are charged when the session completes."
        }
      >
        {made ? (
          <div className="grid gap-3.5">
            <SecretOnce
              label="link"
              secret={made.link}
              note="Whoever has this link can start. It is shown only now."
            />
            <div className="flex justify-end">
              <Button variant="primary" size="md" onClick={() => leave(made.id)}>
                Open the session
              </Button>
            </div>
          </div>
        ) : (
          <NewSessionForm mode={mode} offer={offer} onCreated={created} />
        )}
      </Dialog>
    </>
  );
}
