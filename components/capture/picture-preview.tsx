"use client";

import { useEffect, useState } from "react";

/** A picture that has not left the device; the name of a file that cannot be shown. */
export function PicturePreview({ file, isFile, alt }: { file: Blob; isFile: boolean; alt: string }) {
  const [url, setUrl] = useState<string | null>(null);
  // Some formats this browser cannot show, the server can tell what is wrong with.
  const [unreadable, setUnreadable] = useState(isFile);
  useEffect(() => {
    if (isFile) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file, isFile]);
  if (unreadable) {
    return (
      <p dir="auto" className="rounded-xl border border-line bg-surface px-4 py-5 font-medium break-all">
        {file instanceof File ? file.name : "PDF"}
      </p>
    );
  }
  if (!url) return null;
  return (
    // biome-ignore lint/performance/noImgElement: a picture that has not left the device
    <img
      src={url}
      alt={alt}
      onError={() => setUnreadable(true)}
      className="max-h-[46dvh] w-full rounded-2xl bg-sunken object-contain"
    />
  );
}
