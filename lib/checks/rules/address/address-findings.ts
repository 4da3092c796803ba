import { attention, consider, issue, PICTURE } from "../finding";

/** Every finding of a proof of address and what it leads to; of equally grave ones the first gives the reason. */
export const ADDRESS_RULES = {
  unreadable: issue(
    "documentReadability",
    "document_poor_quality",
    "The proof of address could not be read.",
    PICTURE,
  ),
  name_not_found: attention(
    "nameMatch",
    "data_mismatch",
    "The person's name does not stand on the document.",
  ),
  other_address: attention(
    "addressMatch",
    "data_mismatch",
    "The record's address does not stand on the document.",
  ),
  issued_in_future: attention("issueDate", "document_invalid", "The issue date lies in the future."),
  name_similar: consider(
    "nameMatch",
    "data_mismatch",
    "Only a name like the person's stands on the document.",
  ),
  address_in_part: consider(
    "addressMatch",
    "data_mismatch",
    "Only a part of the address stands on the document.",
  ),
  too_old: consider("issueDate", "manual_review_required", "The document is older than allowed."),
  date_unsure: consider(
    "issueDate",
    "manual_review_required",
    "The issue date can be read in two ways, one of them too old.",
  ),
  no_date: consider("issueDate", "incomplete_data", "No issue date was found."),
  no_name_on_record: consider(
    "nameMatch",
    "incomplete_data",
    "The record has no name that could be looked for.",
  ),
  no_address_on_record: consider("addressMatch", "incomplete_data", "The record has no address to look for."),
};

export type AddressFinding = keyof typeof ADDRESS_RULES;
