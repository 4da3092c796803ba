import type { OverviewView } from "@/components/overview/overview-view";
import { v2 } from "@/lib/api/dialects/v2";
import { getOverviewEndpoint } from "@/lib/api/operations/overview-endpoints";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";

type Asked = { from?: string; to?: string; profile?: string };

/** What the API answers for this address; `refused` when it cannot be meant, with the usual period instead. */
export async function loadOverview(
  ctx: Ctx,
  asked: Asked,
): Promise<{ overview: OverviewView; refused: string | null }> {
  const load = async (query: Record<string, string>) => {
    const { body } = await getOverviewEndpoint.run(ctx, { params: {}, query, body: undefined, dialect: v2 });
    return body as OverviewView;
  };
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value));
  try {
    return { overview: await load(given), refused: null };
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "VALIDATION_ERROR")) throw error;
    const [first] = Object.values(error.fields ?? {}).flat();
    return { overview: await load({}), refused: first ?? error.message };
  }
}
