"use client";
import { Inbox, Rows3, Rows4 } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ApiFailure } from "@/lib/client/api";
import { listQuery } from "@/lib/client/list-query";
import { rememberChoice } from "@/lib/client/remember-choice";
import { LIST_PARAMETERS, type SessionPage, useSessionPage } from "@/lib/client/session-list";
import { useRowKeys } from "@/lib/client/use-row-keys";
import { OUTCOME_WORDS, STATUS_WORDS } from "@/lib/format/labels";
import { shortId } from "@/lib/format/short-id";
import { Filter } from "./filter";
import { ListFoot } from "./list-foot";
import { SessionTable } from "./session-table";

type Props = {
  mode: "test" | "live";
  first: { query: string; page: SessionPage };
  dense: boolean;
  mayCreate: boolean;
};

const STATUSES = ["pending", "accessed", "completed", "expired", "revoked", "failed"];
const OUTCOMES = ["pending", "clear", "consider", "attention", "issue", "error"];

/** Sessions with their filters in the address, paged by position, kept fresh by themselves. */
export function SessionList({ mode, first, dense: initially, mayCreate }: Props) {
  const params = useSearchParams();
  const query = listQuery(LIST_PARAMETERS, params);
  const page = useSessionPage(mode, query, first);
  const [dense, setDense] = useState(initially);
  useRowKeys();

  // The address changes without asking the server for the page again: the list itself comes from the API.
  const go = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(params);
    for (const name of ["after", "before"]) next.delete(name);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const text = next.toString();
    history.pushState(null, "", text ? `/sessions/?${text}` : "/sessions/");
  };
  const filtered = ["status", "outcome", "entity_id"].some((name) => params.get(name));
  const entityId = params.get("entity_id");
  const Density = dense ? Rows4 : Rows3;
  const failure = page.error instanceof ApiFailure ? page.error : null;

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <search aria-label="Filters" className="flex flex-wrap items-center gap-1.5 px-4 pb-2.5">
        <Filter
          label="Status"
          value={params.get("status") ?? ""}
          words={STATUS_WORDS}
          options={STATUSES}
          onChange={(status) => go({ status })}
        />
        <Filter
          label="Outcome"
          value={params.get("outcome") ?? ""}
          words={OUTCOME_WORDS}
          options={OUTCOMES}
          onChange={(outcome) => go({ outcome })}
        />
        {entityId ? (
          <span className="flex h-6.5 items-center gap-1.5 rounded-md border border-line-2 bg-surface px-2">
            Person <b className="font-medium text-accent">{shortId(entityId)}</b>
          </span>
        ) : null}
        {filtered ? (
          <Button
            variant="ghost"
            className="h-6.5"
            onClick={() => go({ status: null, outcome: null, entity_id: null })}
          >
            Clear filters
          </Button>
        ) : null}
        <Button
          variant="ghost"
          size="icon"
          className="ml-auto"
          aria-pressed={dense}
          aria-label="Dense rows"
          title="Dense rows"
          onClick={() => {
            setDense(!dense);
            rememberChoice("veridesk_rows", dense ? null : "dense");
          }}
        >
          <Density aria-hidden />
        </Button>
      </search>
      {failure && !page.data ? (
        <div className="flex-1 border-t border-line bg-surface">
          <ErrorState
            title="The sessions could not be loaded"
            message={failure.message}
            requestId={failure.requestId}
            onRetry={() => void page.refetch()}
          />
        </div>
      ) : (
        <SessionTable
          items={page.isPlaceholderData ? null : (page.data?.results ?? null)}
          dense={dense}
          empty={
            filtered ? (
              <EmptyState icon={Inbox} title="No session fits these filters">
                Choose another status or outcome, or clear the filters.
              </EmptyState>
            ) : (
              <EmptyState icon={Inbox} title={`No ${mode} sessions yet`}>
                {mayCreate
                  ? "Press “New session”, or create one by the API. The person gets a link by e-mail and appears here."
                  : "They appear here when a colleague or the API creates one."}
              </EmptyState>
            )
          }
        />
      )}
      <ListFoot
        newer={page.data?.prev_cursor ?? null}
        older={page.data?.next_cursor ?? null}
        onNewer={(before) => go({ before })}
        onOlder={(after) => go({ after })}
        updatedAt={page.dataUpdatedAt}
        failed={failure !== null}
      />
    </div>
  );
}
