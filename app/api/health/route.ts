import { version } from "@/package.json";

export const dynamic = "force-dynamic";

/** Liveness: the process answers. */
export function GET(): Response {
  return Response.json({
    status: "healthy",
    timestamp: `${new Date().toISOString().slice(0, 19)}Z`,
    version,
  });
}
