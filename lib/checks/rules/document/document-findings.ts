import { attention, consider, issue, PICTURE } from "../finding";

/**
 * Every finding of a document check and what it leads to; of equally grave ones the first gives the reason.
 * docs/checks.md explains each line.
 */
export const DOCUMENT_RULES = {
  // Facts about the document, whatever the picture is like.
  expired: issue("documentExpiry", "document_expired", "The document's expiry date has passed."),
  check_digit_wrong: issue(
    "documentValidation",
    "document_invalid",
    "A check digit of the machine-readable zone is wrong, and its characters were read surely.",
  ),
  structure_wrong: issue(
    "documentValidation",
    "document_invalid",
    "The machine-readable zone holds characters where its layout allows none.",
  ),
  date_impossible: issue(
    "documentValidation",
    "document_invalid",
    "A date of the machine-readable zone is no day of the calendar.",
  ),
  // Pictures that could not be judged: asked for again; what follows is the result of the last try.
  no_document: issue(
    "imageQuality",
    "document_poor_quality",
    "No document was found on the picture.",
    PICTURE,
  ),
  not_an_identity_document: issue(
    "documentValidation",
    "document_unsupported",
    "What is on the picture is not a passport, identity card, residence permit or driving licence.",
    PICTURE,
  ),
  unreadable: issue(
    "imageQuality",
    "document_poor_quality",
    "The document could not be read on the picture.",
    PICTURE,
  ),
  mrz_unsure: issue(
    "imageQuality",
    "document_poor_quality",
    "The machine-readable zone could not be read surely enough to judge its check digits.",
    PICTURE,
  ),
  // Problems a person has to look at.
  zones_contradict: attention(
    "dataConsistency",
    "document_fake",
    "What is printed on the document contradicts its machine-readable zone.",
  ),
  dates_contradict: attention(
    "documentValidation",
    "document_invalid",
    "The document's dates contradict each other.",
  ),
  specimen: attention(
    "documentValidation",
    "document_invalid",
    "The issuing state is Utopia: a specimen, issued by nobody.",
  ),
  unknown_state: attention(
    "documentValidation",
    "document_unsupported",
    "The issuing state's code is none of ISO 3166-1 or ICAO 9303.",
  ),
  screen_photographed: attention(
    "visualAuthenticity",
    "document_fake",
    "The picture shows the pattern and the frame of a screen.",
  ),
  screenshot: attention("visualAuthenticity", "document_fake", "The file is a screenshot, not a photograph."),
  edited: attention(
    "visualAuthenticity",
    "document_fake",
    "The file was written by picture-editing software.",
  ),
  uneven_print: attention(
    "visualAuthenticity",
    "document_fake",
    "The machine-readable zone's characters do not stand as evenly as issuers print them.",
  ),
  no_portrait: attention(
    "visualAuthenticity",
    "manual_review_required",
    "No portrait was found on the document.",
  ),
  name_differs: attention(
    "dataConsistency",
    "data_mismatch",
    "The name on the document is not the record's.",
  ),
  birth_date_differs: attention(
    "dataConsistency",
    "data_mismatch",
    "The date of birth on the document is not the record's.",
  ),
  too_young: attention(
    "ageValidation",
    "manual_review_required",
    "The person is younger than the age asked for.",
  ),
  // Things a person should look at.
  check_digit_corrected: consider(
    "documentValidation",
    "manual_review_required",
    "A doubtful character was decided by the check digits.",
  ),
  no_mrz: consider(
    "documentValidation",
    "manual_review_required",
    "The document has no machine-readable zone: nothing protects what was read against error.",
  ),
  nationality_unknown: consider(
    "documentValidation",
    "manual_review_required",
    "The nationality's code is none of ISO 3166-1 or ICAO 9303.",
  ),
  expiry_too_far: consider(
    "documentValidation",
    "manual_review_required",
    "The document is valid for longer than documents are.",
  ),
  date_missing: consider(
    "documentValidation",
    "incomplete_data",
    "A date the document ought to carry is not given or could not be read.",
  ),
  no_expiry: consider("documentExpiry", "incomplete_data", "No expiry date could be read."),
  no_birth_date: consider("ageValidation", "incomplete_data", "No date of birth could be read."),
  blurred: consider(
    "imageQuality",
    "document_poor_quality",
    "The picture is blurred, though it could be read.",
  ),
  glare: consider(
    "imageQuality",
    "document_poor_quality",
    "Light has burnt out a part of the document, though it could be read.",
  ),
  too_dark: consider(
    "imageQuality",
    "document_poor_quality",
    "The picture is dark, though it could be read.",
  ),
  too_small: consider(
    "imageQuality",
    "document_poor_quality",
    "The document is small on the picture, though it could be read.",
  ),
  cut_off: consider(
    "imageQuality",
    "document_poor_quality",
    "The document reaches beyond the picture, though it could be read.",
  ),
  screen_signs: consider(
    "visualAuthenticity",
    "manual_review_required",
    "The picture has one of the signs of a photographed screen.",
  ),
  grey_copy: consider(
    "visualAuthenticity",
    "manual_review_required",
    "The picture has no colour, as a copy has none.",
  ),
  zones_differ: consider(
    "dataConsistency",
    "manual_review_required",
    "A printed value was read differently from the machine-readable zone, though not surely.",
  ),
  name_similar: consider(
    "dataConsistency",
    "data_mismatch",
    "The name on the document is nearly the record's.",
  ),
  name_not_comparable: consider(
    "dataConsistency",
    "incomplete_data",
    "The name could not be compared with the record's.",
  ),
  detail_differs: consider(
    "dataConsistency",
    "data_mismatch",
    "Nationality, gender or address on the document is not the record's.",
  ),
};

export type DocumentFinding = keyof typeof DOCUMENT_RULES;
