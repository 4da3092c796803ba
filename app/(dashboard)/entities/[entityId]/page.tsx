import { Pencil } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { EntityHits } from "@/components/entities/entity-hits";
import { EntityReviews } from "@/components/entities/entity-reviews";
import { EntitySessions } from "@/components/entities/entity-sessions";
import { KIND_WORDS } from "@/components/entities/entity-words";
import { NotesPanel } from "@/components/entities/notes-panel";
import { ReceiptView } from "@/components/entities/receipt-view";
import { RecordPanels } from "@/components/entities/record-panels";
import { RetentionPanel } from "@/components/entities/retention-panel";
import { ScreeningChip } from "@/components/entities/screening-chip";
import { buttonStyle } from "@/components/ui/button";
import { CopiedId } from "@/components/ui/copied-id";
import { PageBody } from "@/components/ui/page-body";
import { PageHead } from "@/components/ui/page-head";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Time } from "@/components/ui/time";
import { showEntity } from "@/lib/api/operations/entity-show";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { getErasure } from "@/lib/retention/get-erasure";
import { orNull } from "../../or-null";
import { addNote, erase, hold, liftHold, setRelationship } from "../actions";
import { NoEntities } from "../no-entities";
import { loadEntity } from "./load-entity";

// No name here: titles end up in histories and window lists.
export const metadata: Metadata = { title: "Entity" };
type Props = { params: Promise<{ entityId: string }> };

const COLUMN = "relative min-w-0 border-line bg-surface xl:overflow-auto";

export default async function EntityPage({ params }: Props) {
  const { ctx } = await getReviewer();
  const { actor, mode } = ctx;
  if (!allows(actor, mode, "entities:read")) return NoEntities();
  const { entityId } = await params;
  const data = await loadEntity(ctx, entityId);
  if (!data) {
    const erasure = await orNull(getErasure(ctx, entityId));
    if (!erasure?.receipt) notFound();
    return (
      <>
        <PageHead title="Erased entity" line="Its record is gone; this is what remains to be told" />
        <PageBody label="What remains">
          <ReceiptView receipt={erasure.receipt} />
        </PageBody>
      </>
    );
  }
  const { entity } = data;
  const mayChange = allows(actor, mode, "entities:write");
  const of = <Rest extends unknown[], R>(action: (id: unknown, ...rest: Rest) => Promise<R>) =>
    action.bind(null, entity.id) as (...rest: Rest) => Promise<R>;
  return (
    <div className="flex min-h-full flex-col xl:h-full">
      <PageHead
        title={
          <>
            <bdi className="min-w-0 wrap-anywhere">{entity.name}</bdi>
            <ScreeningChip status={entity.screeningStatus} />
          </>
        }
        line={
          <>
            <span>{KIND_WORDS[entity.entityType]}</span>
            <Dot />
            <span>
              since <Time at={entity.createdAt.toISOString()} />
            </span>
            <Dot />
            <CopiedId id={entity.id} label="entity id" />
          </>
        }
        actions={
          mayChange ? (
            <Link href={`/entities/${entity.id}/edit/`} className={buttonStyle()}>
              <Pencil aria-hidden />
              Edit
            </Link>
          ) : null
        }
      />
      <div className="grid min-h-0 flex-1 border-t border-line md:max-xl:grid-cols-2 xl:grid-cols-[minmax(0,30fr)_minmax(0,40fr)_minmax(0,30fr)] xl:grid-rows-[minmax(0,1fr)]">
        <ScrollRegion label="Record" className={COLUMN}>
          <RecordPanels kind={entity.entityType} values={showEntity(entity)} />
        </ScrollRegion>
        <ScrollRegion label="Sessions and decisions" className={`${COLUMN} md:border-l`}>
          <EntitySessions entityId={entity.id} sessions={data.sessions} more={data.moreSessions} />
          <EntityReviews reviews={data.reviews} />
        </ScrollRegion>
        <ScrollRegion
          label="Screening, notes and keeping"
          className={`${COLUMN} md:max-xl:col-span-2 md:max-xl:border-t xl:border-l`}
        >
          <EntityHits hits={data.hits} searches={data.searches} lastAt={data.lastSearch} />
          <NotesPanel notes={data.notes} add={mayChange ? of(addNote) : null} />
          <RetentionPanel
            retention={data.retention}
            actions={
              mayChange
                ? {
                    ...{ hold: of(hold), liftHold: of(liftHold), erase: of(erase) },
                    setRelationship: of(setRelationship),
                  }
                : null
            }
          />
        </ScrollRegion>
      </div>
    </div>
  );
}

const Dot = () => (
  <span aria-hidden className="text-line-2">
    ·
  </span>
);
