import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ENTITY_FIELDS } from "@/components/entities/entity-fields";
import { EntityForm } from "@/components/entities/entity-form";
import { NoPermission } from "@/components/ui/no-permission";
import { PageBody } from "@/components/ui/page-body";
import { PageHead } from "@/components/ui/page-head";
import { showEntity } from "@/lib/api/operations/entity-show";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { getEntity } from "@/lib/entities/get-entity";
import { orNull } from "../../../or-null";
import { saveEntity } from "../../actions";

// No name here: titles end up in histories and window lists.
export const metadata: Metadata = { title: "Edit entity" };

export default async function EditEntityPage({ params }: { params: Promise<{ entityId: string }> }) {
  const { ctx } = await getReviewer();
  const { entityId } = await params;
  if (!allows(ctx.actor, ctx.mode, "entities:write")) {
    return (
      <>
        <PageHead title="Edit entity" line="What is known about it" />
        <NoPermission title="Your role does not change entities">
          Reviewers and admins do; developers in test mode.
        </NoPermission>
      </>
    );
  }
  const entity = await orNull(getEntity(ctx, entityId));
  if (!entity) notFound();
  const shown: Record<string, unknown> = { ...showEntity(entity) };
  const names = ENTITY_FIELDS[entity.entityType].flatMap((group) => group.fields.map(({ name }) => name));
  const values = Object.fromEntries(
    names.map((name) => [name, typeof shown[name] === "string" ? shown[name] : ""]),
  );
  return (
    <>
      <PageHead
        title={
          <>
            Edit <bdi className="min-w-0 break-words">{entity.name}</bdi>
          </>
        }
        line="Sessions keep the name they were created with. Lists are searched again for what changed"
      />
      <PageBody label="Edit entity">
        <EntityForm
          entity={{
            id: entity.id,
            kind: entity.entityType,
            values,
            updatedAt: entity.updatedAt.toISOString(),
          }}
          save={saveEntity.bind(null, entity.id)}
        />
      </PageBody>
    </>
  );
}
