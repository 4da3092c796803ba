import type { CSSProperties } from "react";

/** Camera screens are dark in every theme: the tokens' dark values, for whatever lies on them. */
export const DARK_TOKENS = {
  colorScheme: "dark",
  "--bg": "oklch(0.16 0.006 230)",
  "--surface": "oklch(0.215 0.009 230)",
  "--sunken": "oklch(0.26 0.009 230)",
  "--line": "oklch(0.285 0.009 230)",
  "--line-2": "oklch(0.42 0.01 230)",
  "--edge": "oklch(0.6 0.01 230)",
  "--ink": "oklch(0.97 0 0)",
  "--ink-2": "oklch(0.88 0 0)",
  "--ink-3": "oklch(0.74 0.01 225)",
  "--accent": "oklch(0.97 0 0)",
  "--ring": "oklch(0.8 0.11 205)",
  "--consider-soft": "oklch(0.29 0.04 80)",
} as CSSProperties;
