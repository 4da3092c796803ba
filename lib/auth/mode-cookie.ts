/** Which of the two worlds the dashboard shows; the browser's API calls repeat it in `X-Veridesk-Mode`. */
export const MODE_COOKIE = "veridesk_mode";
export const MODE_HEADER = "x-veridesk-mode";

/** Test unless live was chosen: nothing happens to real people by accident. */
export const modeOf = (value: string | null | undefined): "test" | "live" =>
  value === "live" ? "live" : "test";
