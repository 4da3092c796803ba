import type { Mode } from "@/db/client";
import type { CheckProvider } from "./provider";
import { local } from "./providers/local/local";
import { sandbox } from "./providers/sandbox/sandbox";

/** Who carries checks out: test mode never touches an engine, live mode never a simulation. */
export const providerFor = (mode: Mode): CheckProvider => (mode === "test" ? sandbox : local);
