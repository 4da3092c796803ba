"use client";
import { useTransition } from "react";
import { type Column, PlainTable } from "@/components/data-table/plain-table";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { fieldStyle } from "@/components/ui/input";
import { Time } from "@/components/ui/time";
import type { ActionResult } from "@/lib/client/action-result";
import { ROLE_WORDS } from "@/lib/format/labels";

type Member = { id: string; name: string; email: string; role: string; isActive: boolean; since: string };
type Invitation = { id: string; email: string; role: string; expiresAt: string };
type Props = {
  own: string;
  members: readonly Member[];
  invitations: readonly Invitation[];
  setRole: (userId: string, role: string) => Promise<ActionResult>;
  setActive: (userId: string, active: boolean) => Promise<ActionResult>;
  withdraw: (invitationId: string) => Promise<ActionResult>;
};
type Row = (Member & { kind: "member" }) | (Invitation & { kind: "invitation" });

/** Members, those who may still come by invitation, and what an admin may do with each. */
export function MemberTable({ own, members, invitations, setRole, setActive, withdraw }: Props) {
  const announce = useAnnounce();
  const [busy, start] = useTransition();
  const act = (work: () => Promise<ActionResult>) =>
    start(async () => {
      const result = await work();
      announce(result.message, result.ok ? "done" : "failed");
    });
  const rows: Row[] = [
    ...members.map((m) => ({ ...m, kind: "member" as const })),
    ...invitations.map((i) => ({ ...i, kind: "invitation" as const })),
  ];
  const columns: readonly Column<Row>[] = [
    {
      label: "Name",
      cell: (row) =>
        row.kind === "member" ? (
          <span className={cx("font-medium", row.isActive ? "" : "text-ink-3")}>
            <bdi>{row.name}</bdi>
            {row.id === own ? <span className="font-normal text-ink-3"> (you)</span> : null}
          </span>
        ) : (
          <span className="text-ink-3">Invited</span>
        ),
    },
    { label: "E-mail", className: "text-ink-2 max-md:hidden", cell: (row) => <bdi>{row.email}</bdi> },
    {
      label: "Role",
      className: "w-36",
      cell: (row) =>
        row.kind === "member" && row.isActive && row.id !== own ? (
          <select
            aria-label={`Role of ${row.name}`}
            value={row.role}
            disabled={busy}
            onChange={(event) => {
              const role = event.currentTarget.value;
              act(() => setRole(row.id, role));
            }}
            className={cx(fieldStyle, "h-7 px-1.5 text-sm")}
          >
            {Object.entries(ROLE_WORDS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        ) : (
          (ROLE_WORDS[row.role] ?? row.role)
        ),
    },
    {
      label: "State",
      className: "w-44 text-ink-2 max-sm:hidden",
      cell: (row) =>
        row.kind === "invitation" ? (
          <>
            until <Time at={row.expiresAt} />
          </>
        ) : row.isActive ? (
          "Active"
        ) : (
          "Deactivated"
        ),
    },
    {
      label: "",
      className: "w-32 text-right",
      cell: (row) =>
        row.kind === "invitation" ? (
          <Button variant="ghost" disabled={busy} onClick={() => act(() => withdraw(row.id))}>
            Withdraw
          </Button>
        ) : row.id === own ? null : (
          <Button variant="ghost" disabled={busy} onClick={() => act(() => setActive(row.id, !row.isActive))}>
            {row.isActive ? "Deactivate" : "Let in again"}
          </Button>
        ),
    },
  ];
  return (
    <PlainTable
      caption="Members and invitations"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={null}
    />
  );
}
