import { readFile } from "node:fs/promises";
import { join } from "node:path";

const TYPES: Record<string, string> = {
  "swagger-ui.css": "text/css",
  "swagger-ui-bundle.js": "text/javascript",
  "swagger-ui-standalone-preset.js": "text/javascript",
};

/** The three files of Swagger UI that the documentation page loads. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  const type = TYPES[file];
  if (!type) return new Response("Not found", { status: 404 });
  const bytes = await readFile(join(process.cwd(), "node_modules/swagger-ui-dist", file));
  return new Response(new Uint8Array(bytes), {
    headers: { "Content-Type": type, "Cache-Control": "public, max-age=86400" },
  });
}
