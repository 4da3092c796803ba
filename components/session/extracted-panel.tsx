import { DocumentNumber } from "./document-number";
import { Panel } from "./panel";
import type { FieldView } from "./session-page-view";

type Props = {
  fields: FieldView[];
  limited: boolean;
  /** Shows the document number in full; null where it stays masked. */
  reveal: (() => Promise<{ number: string } | { refused: string }>) | null;
};

/** What was read from the document beside the entity's record, every difference marked. */
export function ExtractedPanel({ fields, limited, reveal }: Props) {
  const differences = fields.filter((field) => field.differs).length;
  const read = fields.some((field) => field.document);
  return (
    <Panel
      title="Extracted and recorded"
      aside={read ? (differences === 1 ? "1 difference" : `${differences} differences`) : null}
    >
      {read ? (
        <table className="w-full border-collapse">
          <thead>
            <tr className="text-left text-xs text-ink-2 [&>th]:pb-1 [&>th]:font-normal">
              <th scope="col" className="w-[30%]">
                <span className="sr-only">Field</span>
              </th>
              <th scope="col">Document</th>
              <th scope="col">Your record</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.key} className="align-top [&>*]:py-0.75 [&>*]:pr-2">
                <th scope="row" className="text-left font-normal text-ink-2">
                  {field.label}
                </th>
                {field.key === "document_number" && field.document ? (
                  <td className="break-words tabular-nums">
                    <DocumentNumber masked={field.document} reveal={reveal} />
                  </td>
                ) : (
                  <Value value={field.document} differs={field.differs} />
                )}
                <Value value={field.record} differs={field.differs} />
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="text-ink-2">Nothing was read from a document.</p>
      )}
      {limited && read ? (
        <p className="mt-1.5 text-xs text-ink-2">
          Test mode: no address, and the document number is masked to its last three characters.
        </p>
      ) : null}
    </Panel>
  );
}

function Value({ value, differs }: { value: string | null; differs: boolean }) {
  return (
    <td className="break-words tabular-nums">
      {value ? (
        differs ? (
          <mark className="rounded-sm bg-consider-soft px-0.75 text-ink">
            <bdi>{value}</bdi>
            <span className="sr-only"> (differs)</span>
          </mark>
        ) : (
          <bdi>{value}</bdi>
        )
      ) : (
        <span className="text-ink-2">–</span>
      )}
    </td>
  );
}
