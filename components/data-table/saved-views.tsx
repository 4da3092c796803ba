"use client";
import { Bookmark, Users } from "lucide-react";
import { useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { ApiFailure } from "@/lib/client/api";
import { useViews, type View } from "@/lib/client/views";
import { SaveViewForm } from "./save-view-form";

type Props = {
  mode: "test" | "live";
  list: View["list"];
  personId: string;
  mayShare: boolean;
  /** The filters as they are now, and the columns chosen. */
  query: string;
  columns: string[] | null;
  onOpen: (view: View) => void;
};

/** Filters under a name: open one, keep these, remove one's own. */
export function SavedViews({ mode, list, personId, mayShare, query, columns, onOpen }: Props) {
  const { views, save, remove } = useViews(mode, list);
  const [saving, setSaving] = useState(false);
  const announce = useAnnounce();
  const attempt = async (work: Promise<void>, done: string) => {
    try {
      await work;
      announce(done);
      setSaving(false);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      announce(error.message, "failed");
    }
  };
  const current = views.find((view) => view.query === query);
  return (
    <>
      <Menu
        align="start"
        trigger={
          <Button variant="ghost" className="h-6.5">
            <Bookmark aria-hidden />
            {current ? <bdi className="max-w-40 truncate">{current.name}</bdi> : "Views"}
          </Button>
        }
      >
        {views.map((view) => (
          <MenuItem key={view.id} onSelect={() => onOpen(view)}>
            <bdi className="max-w-60 truncate">{view.name}</bdi>
            {view.shared ? <Users aria-label="shared" className="ml-auto" /> : null}
          </MenuItem>
        ))}
        {views.length > 0 ? <MenuLine /> : null}
        <MenuItem onSelect={() => setSaving(true)}>Save this view…</MenuItem>
        {current && current.owner.id === personId ? (
          <MenuItem onSelect={() => void attempt(remove(current.id), `“${current.name}” removed.`)}>
            Remove “<bdi className="max-w-40 truncate">{current.name}</bdi>”
          </MenuItem>
        ) : null}
      </Menu>
      <Dialog
        open={saving}
        onOpenChange={setSaving}
        title="Save this view"
        description="The filters and columns as they are now."
      >
        <SaveViewForm
          mayShare={mayShare}
          onSave={(name, shared) => attempt(save({ name, shared, query, columns }), `“${name}” saved.`)}
        />
      </Dialog>
    </>
  );
}
