"use client";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SecretOnce } from "@/components/ui/secret-once";
import type { KeyFormProps } from "./new-key-form";

const load = () => import("./new-key-form").then((module) => module.NewKeyForm);
const NewKeyForm = dynamic(load, { loading: () => <div className="skeleton h-72" /> });

/** Makes an API key and shows it, once. */
export function NewKey(props: Omit<KeyFormProps, "onMade">) {
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) setKey(null);
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
        New key
      </Button>
      <Dialog open={open} onOpenChange={change} title={key ? "Copy the key now" : `New ${props.mode} key`}>
        {key ? (
          <div className="grid gap-4">
            <SecretOnce
              label="API key"
              secret={key}
              note="It is shown now and never again: only a fingerprint of it is kept. Put it where your system keeps secrets."
            />
            <div className="flex justify-end">
              <Button variant="primary" size="md" onClick={() => change(false)}>
                I have copied it
              </Button>
            </div>
          </div>
        ) : (
          <NewKeyForm {...props} onMade={setKey} />
        )}
      </Dialog>
    </>
  );
}
