import { readErasureJournal, writeErasureJournal } from "@/lib/retention/erasure-journal";
import { reapplyErasures } from "@/lib/retention/reapply-erasures";
import type { Command } from "../command";

const unreadable = (damaged: number): string[] =>
  damaged > 0 ? [`✗ ${damaged} lines of the journal cannot be read: take another copy of it.`] : [];

export const erasureCommands: Command[] = [
  {
    name: "erasures journal",
    summary: "Append what was erased to AUDIT_CHECKPOINT_DIR/erasures.jsonl now",
    usage: "",
    options: {},
    run: async (database) => {
      const written = await writeErasureJournal(database);
      const { lines: all, damaged } = await readErasureJournal();
      const lines = all.length;
      return {
        data: { written, lines, damaged },
        lines: [`${written} written, ${lines} in all.`, ...unreadable(damaged)],
        failed: damaged > 0,
      };
    },
  },
  {
    name: "erasures reapply",
    summary:
      "After restoring a backup: erase again what was erased since; exit code 1 when something is left",
    usage: "",
    options: {},
    run: async (database) => {
      const done = await reapplyErasures(database);
      return {
        data: done,
        lines: [
          `${done.again} erased again, ${done.already} erased already.`,
          ...done.open.map(({ tenant_id, id, because }) => `✗ ${tenant_id} ${id}: ${because}`),
          ...unreadable(done.damaged),
        ],
        failed: done.open.length > 0 || done.damaged > 0,
      };
    },
  },
];
