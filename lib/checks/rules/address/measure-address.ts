import { orderOf } from "../../dates/find-dates";
import type { AddressReading } from "../../engine/address/address-reading";
import type { Evidence, ExtractedData } from "../../provider";
import { findName, type NameOnDocument } from "./find-name";
import { findIssueDate, type IssueDate } from "./issue-date";
import { type AddressMatch, matchAddress } from "./match-address";
import { rowsOf } from "./rows";

export type AddressRecord = {
  name: { given: string | null; family: string | null };
  address: NonNullable<ExtractedData["address"]> | null;
};

/** What was measured on a proof of address: enough to judge it again without its text. */
export type AddressMeasurements = {
  reading: Omit<AddressReading, "lines" | "engine">;
  name: NameOnDocument;
  hasName: boolean;
  /** Null: the record has no address. */
  address: (AddressMatch & { text: string | null; regions: NonNullable<Evidence["regions"]> }) | null;
  issued: IssueDate | null;
};

/** Looks for the record's name and address and for the issue date in what was read. */
export function measureAddress(reading: AddressReading, record: AddressRecord): AddressMeasurements {
  const { lines, engine: _, ...about } = reading;
  const rows = rowsOf(lines);
  const match =
    record.address &&
    matchAddress(
      record.address,
      rows.map((row) => row.text),
    );
  const found = match?.at ? rows.slice(match.at.line, match.at.line + match.at.count) : [];
  return {
    reading: about,
    name: findName(record.name, lines),
    hasName: Boolean(record.name.family || record.name.given),
    address: match && {
      ...match,
      text: found.length > 0 ? found.map((row) => row.text).join(", ") : null,
      regions: found.flatMap((row) => row.lines.flatMap((line) => regionsOf(line))),
    },
    issued: findIssueDate(lines, orderOf(record.address?.country)),
  };
}

/** For pictures and first pages; a reviewer sees no other. */
export const regionsOf = (
  line: { page: number; box: [number, number, number, number] } | null | undefined,
) => (line?.page === 1 ? [{ step: "proof_of_address" as const, box: line.box }] : []);
