"use client";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { useRunAction } from "@/components/ui/use-run-action";
import type { ActionResult } from "@/lib/client/action-result";

type Props = {
  /** As a data URL; null: none. */
  logo: string | null;
  upload: (form: FormData) => Promise<ActionResult>;
  remove: () => Promise<ActionResult>;
};

/** The picture at the head of mails. */
export function LogoForm({ logo, upload, remove }: Props) {
  const file = useRef<HTMLInputElement>(null);
  const { busy, run, fault } = useRunAction();
  return (
    <div className="flex flex-wrap items-center gap-3">
      {logo ? (
        // biome-ignore lint/performance/noImgElement: a data URL of a few kilobytes; there is nothing to optimise
        <img
          src={logo}
          alt="The logo as it is now"
          className="h-10 max-w-60 rounded-sm bg-white object-contain p-1"
        />
      ) : null}
      <label className="sr-only" htmlFor="logo-file">
        Picture
      </label>
      <input
        ref={file}
        id="logo-file"
        type="file"
        accept="image/png,image/jpeg,image/webp"
        className="max-w-60 text-sm text-ink-2"
      />
      <Button
        size="md"
        busy={busy}
        onClick={() => {
          const form = new FormData();
          const chosen = file.current?.files?.[0];
          if (chosen) form.set("logo", chosen);
          run(
            () => upload(form),
            () => {
              if (file.current) file.current.value = "";
            },
          );
        }}
      >
        Upload
      </Button>
      {logo ? (
        <Button size="md" variant="ghost" busy={busy} onClick={() => run(remove)}>
          Remove
        </Button>
      ) : null}
      {fault("logo") ? (
        <p role="alert" className="w-full text-xs text-issue">
          {fault("logo")}
        </p>
      ) : null}
    </div>
  );
}
