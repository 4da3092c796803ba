import { api, DIALECTS } from "@/lib/api/app";
import { openApi } from "@/lib/api/openapi";

/** GET /api/openapi/v1.json and v2.json. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ version: string }> },
): Promise<Response> {
  const { version } = await params;
  const dialect = DIALECTS.find((d) => `${d.name}.json` === version);
  return dialect ? Response.json(openApi(dialect)) : api.fetch(request);
}
