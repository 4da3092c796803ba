"use client";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  children: ReactNode;
};

/** A question or a small form over the page. Escape closes it; focus stays inside and returns afterwards. */
export function Dialog({ open, onOpenChange, title, description, children }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className="fixed top-[max(1rem,12vh)] left-1/2 z-50 max-h-[82vh] w-[min(480px,calc(100vw-2rem))] -translate-x-1/2 overflow-auto rounded-xl border border-line-2 bg-surface p-5 text-sm text-ink shadow-float"
        >
          <Radix.Title className="pr-8 text-[15px] leading-6 font-semibold">{title}</Radix.Title>
          {description ? (
            <Radix.Description className="mt-1 text-sm text-ink-2">{description}</Radix.Description>
          ) : null}
          <div className="mt-4">{children}</div>
          <Radix.Close asChild>
            <Button variant="ghost" size="icon" aria-label="Close" className="absolute top-4 right-4">
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
