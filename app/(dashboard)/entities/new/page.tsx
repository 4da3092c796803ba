import type { Metadata } from "next";
import { EntityForm } from "@/components/entities/entity-form";
import { NoPermission } from "@/components/ui/no-permission";
import { PageBody } from "@/components/ui/page-body";
import { PageHead } from "@/components/ui/page-head";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { addEntity } from "../actions";

export const metadata: Metadata = { title: "New entity" };

export default async function NewEntityPage() {
  const { ctx } = await getReviewer();
  const head = <PageHead title="New entity" line={`A person or a company in ${ctx.mode} mode`} />;
  if (!allows(ctx.actor, ctx.mode, "entities:write")) {
    return (
      <>
        {head}
        <NoPermission title="Your role does not create entities">
          Reviewers and admins do; developers in test mode.
        </NoPermission>
      </>
    );
  }
  return (
    <>
      {head}
      <PageBody label="New entity">
        <EntityForm entity={null} save={addEntity} />
      </PageBody>
    </>
  );
}
