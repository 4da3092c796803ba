export type EntityKind = "individual" | "company";
export type EntityField = {
  /** The API's name. */
  name: string;
  label: string;
  /** Longest text, in characters. */
  most: number;
  type?: "date" | "email" | "tel";
  needed?: true;
  hint?: string;
  options?: readonly { value: string; label: string }[];
  wide?: true;
};
export type FieldGroup = { title: string; fields: readonly EntityField[] };

const COUNTRY = "Two or three letters, such as GB.";
const address: FieldGroup = {
  title: "Address",
  fields: [
    { name: "address_line_1", label: "Street and number", most: 200 },
    { name: "address_line_2", label: "More of the address", most: 200 },
    { name: "address_postal_code", label: "Postal code", most: 30 },
    { name: "address_city", label: "Town", most: 200 },
    { name: "address_state", label: "State or province", most: 200 },
    { name: "address_country", label: "Country", most: 60, hint: COUNTRY },
  ],
};
const contact: FieldGroup = {
  title: "Contact and reference",
  fields: [
    { name: "email", label: "E-mail", most: 254, type: "email" },
    { name: "phone", label: "Phone", most: 40, type: "tel" },
    { name: "external_id", label: "Your reference", most: 200 },
    { name: "entity_subtype", label: "Subtype", most: 100 },
  ],
};

/** What can be said about an entity, by its kind, in the order of form and page. */
export const ENTITY_FIELDS: Record<EntityKind, readonly FieldGroup[]> = {
  individual: [
    {
      title: "Person",
      fields: [
        { name: "first_name", label: "First name", most: 200, needed: true },
        { name: "middle_name", label: "Middle name", most: 200 },
        { name: "last_name", label: "Last name", most: 200, needed: true },
        { name: "title", label: "Title", most: 50 },
        { name: "date_of_birth", label: "Born", most: 10, type: "date" },
        {
          ...{ name: "gender", label: "Sex", most: 10 },
          options: [
            { value: "female", label: "Female" },
            { value: "male", label: "Male" },
          ],
        },
        { name: "nationality", label: "Nationality", most: 60, hint: COUNTRY },
        { name: "country_of_birth", label: "Country of birth", most: 60, hint: COUNTRY },
      ],
    },
    contact,
    address,
  ],
  company: [
    {
      title: "Company",
      fields: [
        { name: "legal_name", label: "Legal name", most: 200, needed: true },
        { name: "trading_name", label: "Trading name", most: 200 },
        { name: "registration_number", label: "Registration number", most: 100 },
        { name: "jurisdiction", label: "Registered in", most: 100 },
        { name: "incorporation_date", label: "Founded", most: 10, type: "date" },
        { name: "industry_code", label: "Industry code", most: 100 },
        { name: "business_activity_description", label: "What it does", most: 2_000, wide: true },
      ],
    },
    contact,
    address,
  ],
};
