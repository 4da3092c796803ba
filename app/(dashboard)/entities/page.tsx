import { Users } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageLinks } from "@/components/data-table/page-links";
import { type Column, PlainTable } from "@/components/data-table/plain-table";
import { CopiedId } from "@/components/ui/copied-id";
import { EmptyState } from "@/components/ui/empty-state";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { type EntityListItem, listEntities } from "@/lib/entities/list-entities";
import { pageCursors, pageRequest, type SearchParams } from "../server-page";

export const metadata: Metadata = { title: "Entities" };

const COLUMNS: readonly Column<EntityListItem>[] = [
  {
    label: "Name",
    cell: (entity) => (
      <Link
        href={`/sessions/?entity_id=${entity.id}`}
        className="font-medium underline-offset-2 hover:underline"
        title="Sessions of this entity"
      >
        <bdi>{entity.name}</bdi>
      </Link>
    ),
  },
  {
    label: "Kind",
    className: "w-28 text-ink-2",
    cell: (entity) => (entity.entityType === "company" ? "Company" : "Individual"),
  },
  {
    label: "E-mail",
    className: "w-[24%] text-ink-2 max-lg:hidden",
    cell: (entity) => entity.email ?? "–",
  },
  {
    label: "Your reference",
    className: "w-[16%] text-ink-2 max-lg:hidden",
    cell: (entity) => entity.externalId ?? "–",
  },
  {
    label: "Created",
    className: "w-34 text-ink-2 max-md:hidden",
    cell: (entity) => <Time at={entity.createdAt.toISOString()} />,
  },
  {
    label: "Entity",
    className: "w-36 text-ink-3 max-sm:hidden",
    cell: (entity) => <CopiedId id={entity.id} label="entity id" />,
  },
];

export default async function EntitiesPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await getReviewer();
  const head = <PageHead title="Entities" line={`People and companies in ${ctx.mode} mode, newest first`} />;
  if (!allows(ctx.actor, ctx.mode, "entities:read")) {
    return (
      <>
        {head}
        <NoPermission title="Live entities are not for developers">
          They are real people and companies. Switch to test mode to see what you built.
        </NoPermission>
      </>
    );
  }
  const list = "dashboard entities";
  const page = await listEntities(ctx, {}, await pageRequest(ctx, searchParams, list));
  return (
    <>
      {head}
      <PlainTable
        caption="Entities"
        columns={COLUMNS}
        rows={page.rows}
        rowKey={(entity) => entity.id}
        empty={
          <EmptyState icon={Users} title={`No ${ctx.mode} entities yet`}>
            They come from the API, or with the first session you create for a new person.
          </EmptyState>
        }
      />
      <PageLinks path="/entities/" {...pageCursors(ctx, page, list)} />
    </>
  );
}
