"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useRunAction } from "@/components/ui/use-run-action";
import type { ActionAnswer, ActionResult } from "@/lib/client/action-result";

type Texts = Record<string, { subject: string; text: string }>;
export type MailChoice = {
  senderName: string;
  replyTo: string;
  colour: string;
  language: string;
  texts: Texts;
};
type Draft = { language: string; subject: string; text: string; colour: string };
type Props = {
  now: MailChoice;
  /** What stands there when nothing is given, by language. */
  usual: Texts;
  languages: readonly { value: string; label: string }[];
  organisation: string;
  save: (choice: MailChoice) => Promise<ActionResult>;
  preview: (draft: Draft) => Promise<ActionAnswer<{ subject: string; html: string }>>;
  sendTest: (draft: Draft) => Promise<ActionResult>;
};

/** Sender, colour, language, and the words of the mail with the link. */
export function MailForm({ now, usual, languages, organisation, save, preview, sendTest }: Props) {
  const [choice, setChoice] = useState(now);
  const [editing, setEditing] = useState(now.language);
  const [shown, setShown] = useState<{ subject: string; html: string } | null>(null);
  const { busy, run, fault } = useRunAction();
  const set = (change: Partial<MailChoice>) => setChoice({ ...choice, ...change });
  const own = choice.texts[editing] ?? { subject: "", text: "" };
  const setText = (change: Partial<typeof own>) =>
    set({ texts: { ...choice.texts, [editing]: { ...own, ...change } } });
  const draft = { language: editing, colour: choice.colour, ...own };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        run(() => save(choice));
      }}
    >
      <Card
        title="Sender"
        line="The address itself is the installation's, so that mails are not taken for forged."
      >
        <div className="grid items-start gap-3.5 sm:grid-cols-2">
          <Field id="mail-sender" label="Sender's name" error={fault("senderName")}>
            <Input
              id="mail-sender"
              value={choice.senderName}
              placeholder={organisation}
              maxLength={100}
              onChange={(event) => set({ senderName: event.target.value })}
              aria-describedby="mail-sender-note"
            />
          </Field>
          <Field
            id="mail-reply"
            label="Replies go to"
            hint="Empty: nobody reads them."
            error={fault("replyTo")}
          >
            <Input
              id="mail-reply"
              type="email"
              value={choice.replyTo}
              onChange={(event) => set({ replyTo: event.target.value })}
              aria-describedby="mail-reply-note"
            />
          </Field>
          <Field
            id="mail-colour"
            label="Colour of the button"
            hint="Such as #0f5f6b; the text on it turns black or white."
            error={fault("colour")}
          >
            <Input
              id="mail-colour"
              value={choice.colour}
              placeholder="#0f5f6b"
              maxLength={7}
              spellCheck={false}
              onChange={(event) => set({ colour: event.target.value })}
              aria-describedby="mail-colour-note"
            />
          </Field>
          <Field id="mail-language" label="Language of mails">
            <Select
              id="mail-language"
              value={choice.language}
              onChange={(language) => set({ language })}
              options={languages}
            />
          </Field>
        </div>
      </Card>
      <Card
        title="The mail with the link"
        line="{person}, {organisation}, {steps}, {minutes} and {until} are filled in. The button, the link and how long it works are always there."
        aside={
          <Select
            label="Language to edit"
            value={editing}
            onChange={setEditing}
            options={languages}
            className="w-36"
          />
        }
      >
        <div className="grid gap-3.5">
          <Field id="mail-subject" label="Subject" error={fault(`subject-${editing}`)}>
            <Input
              id="mail-subject"
              value={own.subject}
              placeholder={usual[editing]?.subject}
              maxLength={200}
              dir="auto"
              onChange={(event) => setText({ subject: event.target.value })}
            />
          </Field>
          <Field
            id="mail-text"
            label="Text"
            hint="Empty: the usual text, as shown. A blank line begins a paragraph."
            error={fault(`text-${editing}`)}
          >
            <Textarea
              id="mail-text"
              rows={5}
              value={own.text}
              placeholder={usual[editing]?.text}
              maxLength={2_000}
              dir="auto"
              onChange={(event) => setText({ text: event.target.value })}
              aria-describedby="mail-text-note"
            />
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button
              size="md"
              busy={busy}
              onClick={() =>
                run(
                  () => preview(draft),
                  (got) => setShown(got.value),
                )
              }
            >
              Preview
            </Button>
            <Button size="md" busy={busy} onClick={() => run(() => sendTest(draft))}>
              Send it to me
            </Button>
          </div>
        </div>
      </Card>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" size="md" busy={busy}>
          Save
        </Button>
      </div>
      <Dialog open={shown !== null} onOpenChange={() => setShown(null)} title={shown?.subject ?? ""}>
        {/* What a mail program would show: no script runs in it, and it reaches nothing. */}
        <iframe
          title="Preview of the mail"
          sandbox=""
          srcDoc={shown?.html ?? ""}
          className="h-[60vh] w-full rounded-md border border-line bg-white"
        />
      </Dialog>
    </form>
  );
}
