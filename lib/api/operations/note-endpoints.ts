import type { z } from "zod";
import { addEntityNote } from "../../entities/add-entity-note";
import { type EntityNote, listEntityNotes } from "../../entities/list-entity-notes";
import { instantText } from "../../format/instant";
import * as contract from "../contracts/notes";
import type { Endpoint, Incoming } from "../endpoint";

const showNote = (note: EntityNote) => ({
  id: note.id,
  text: note.text,
  author: { id: note.authorId, name: note.authorName },
  created_at: instantText(note.createdAt),
});
const path = "/entities/:entity_id/notes";

export const listNotesEndpoint: Endpoint = {
  method: "GET",
  path,
  summary: "List the notes about an entity, newest first",
  scope: "entities:read",
  success: { status: 200, schema: contract.notes },
  async run(ctx, { params }) {
    const found = await listEntityNotes(ctx, params.entity_id ?? "");
    return { status: 200, body: { results: found.map(showNote) } };
  },
};

export const addNoteEndpoint: Endpoint = {
  method: "POST",
  path,
  summary: "Add a note about an entity; notes are never changed",
  scope: "entities:write",
  body: contract.addNoteBody,
  success: { status: 201, schema: contract.note },
  async run(ctx, { params, body }: Incoming<z.infer<typeof contract.addNoteBody>>) {
    return { status: 201, body: showNote(await addEntityNote(ctx, params.entity_id ?? "", body.text)) };
  },
};
