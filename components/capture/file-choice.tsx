"use client";

import type { ReactNode } from "react";

const PICTURES = "image/jpeg,image/png,image/webp";
// Asking for JPEG makes iPhones convert HEIC.
const ACCEPT = {
  pictures: PICTURES,
  documents: `${PICTURES},application/pdf`,
  /** Test mode: also test scripts. */
  any: `${PICTURES},application/pdf,.yaml,.yml`,
};

type Props = {
  onFile: (file: File) => void;
  accept?: keyof typeof ACCEPT;
  className: string;
  children: ReactNode;
};

/** A button that opens the device's own file or photo picker. */
export function FileChoice({ onFile, accept = "pictures", className, children }: Props) {
  return (
    <label
      className={`relative flex cursor-pointer items-center justify-center text-center has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring ${className}`}
    >
      {children}
      <input
        type="file"
        accept={ACCEPT[accept]}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        onChange={(e) => {
          const file = e.target.files?.[0];
          // So that choosing the same file again is a change too.
          e.target.value = "";
          if (file) onFile(file);
        }}
      />
    </label>
  );
}

export const PRIMARY_CHOICE =
  "min-h-13 w-full rounded-xl bg-accent px-5 font-semibold text-accent-ink hover:bg-accent-strong";
