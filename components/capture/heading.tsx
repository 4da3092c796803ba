"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** The screen's heading; takes the focus when the screen appears, so that a screen reader says where one is. */
export function Heading({ children, quiet = false }: { children: ReactNode; quiet?: boolean }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: false }), []);
  return (
    <h1
      ref={ref}
      tabIndex={-1}
      className={`outline-none text-balance ${quiet ? "font-semibold" : "mt-1 mb-2.5 text-2xl font-semibold tracking-[-0.02em]"}`}
    >
      {children}
    </h1>
  );
}
