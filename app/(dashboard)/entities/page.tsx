import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { EntityList } from "@/components/entities/entity-list";
import { buttonStyle } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { listEntitiesEndpoint } from "@/lib/api/operations/entity-lists";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { ENTITY_PARAMETERS, type EntityPage } from "@/lib/client/entity-list";
import { readTableChoice, tableCookie } from "@/lib/client/table-choice";
import { firstPage } from "../first-page";
import type { SearchParams } from "../server-page";
import { NoEntities } from "./no-entities";

export const metadata: Metadata = { title: "Entities" };

export default async function EntitiesPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await getReviewer();
  const { actor, mode } = ctx;
  if (!allows(actor, mode, "entities:read")) return NoEntities();
  const first = await firstPage<EntityPage>(ctx, listEntitiesEndpoint, ENTITY_PARAMETERS, await searchParams);
  const mayChange = allows(actor, mode, "entities:write");
  return (
    <>
      <PageHead
        title="Entities"
        line={`People and companies in ${mode} mode, newest first`}
        actions={
          mayChange ? (
            <Link href="/entities/new/" className={buttonStyle({ variant: "primary" })}>
              <Plus aria-hidden />
              New entity
            </Link>
          ) : null
        }
      />
      <EntityList
        key={mode}
        mode={mode}
        first={first}
        choice={readTableChoice((await cookies()).get(tableCookie("entities"))?.value)}
        mayChange={mayChange}
      />
    </>
  );
}
