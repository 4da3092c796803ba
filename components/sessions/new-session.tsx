"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

// Fetched when somebody is about to need it: the list stays light.
const load = () => import("./new-session-form").then((module) => module.NewSessionForm);
const NewSessionForm = dynamic(load, { loading: () => <div className="skeleton h-72" /> });

/** Asks for a person and sends them a link. */
export function NewSession({ mode }: { mode: "test" | "live" }) {
  const [open, setOpen] = useState(false);
  const announce = useAnnounce();
  const router = useRouter();
  const queries = useQueryClient();
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
        onOpenChange={setOpen}
        title="New session"
        description={
          mode === "test"
            ? "A test: nothing is charged, and the results are simulated."
            : "The person gets a link by e-mail. Credits are charged when the session completes."
        }
      >
        <NewSessionForm
          mode={mode}
          onCreated={(id) => {
            setOpen(false);
            announce("Created. The link is on its way.");
            void queries.invalidateQueries({ queryKey: ["sessions"] });
            router.push(`/sessions/${id}/`);
          }}
        />
      </Dialog>
    </>
  );
}
