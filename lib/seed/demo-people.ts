import type { CheckOutcome } from "../checks/provider";
import type { CheckType } from "../checks/registry";
import type { Role } from "../context";
import type { EntityFields } from "../entities/entity-fields";
import type { Decision } from "../verification/create-review";

/** For the demo only: printed at its start and shown at sign-in. */
export const DEMO_PASSWORD = "northwind-demo-only";

/** Who signs in. Jane owns the API keys: reviews made with them are hers. */
export const DEMO_USERS: readonly { email: string; name: string; role: Role }[] = [
  { email: "jane.smith@northwind.example", name: "Jane Smith", role: "reviewer" },
  { email: "admin@northwind.example", name: "Amira Haddad", role: "admin" },
  { email: "auditor@northwind.example", name: "Tomasz Wiśniewski", role: "auditor" },
  { email: "developer@northwind.example", name: "Lena Park", role: "developer" },
];

type Person = Partial<EntityFields> & { firstName: string; lastName: string; email: string };

/** What happened to somebody's session, and how many hours ago it began. */
export type DemoSession = {
  person: Person;
  hoursAgo: number;
  profile: "basic" | "standard" | "comprehensive";
  end: "pending" | "accessed" | "expired" | "revoked" | "finished";
  outcomes?: Partial<Record<CheckType, CheckOutcome>>;
  failureReason?: string;
  reviews?: { decision: Decision; notes: string }[];
};

/** Test mode, oldest first: every status and outcome, and names that do not fit where names are expected to. */
export const DEMO_SESSIONS: readonly DemoSession[] = [
  {
    person: {
      firstName: "Marie-Thérèse",
      middleName: "Antoinette Joséphine",
      lastName: "von Hohenlohe-Schillingsfürst-Waldenburg",
      email: "mt.hohenlohe@people.example",
      externalId: "NW-10021",
      nationality: "DE",
      dateOfBirth: "1979-02-11",
      addressLine1: "Königin-Elisabeth-Straße 118",
      addressCity: "Berlin",
      addressPostalCode: "14059",
      addressCountry: "DE",
    },
    hoursAgo: 131,
    profile: "standard",
    end: "finished",
    reviews: [
      { decision: "approved", notes: "Passport and face agree. The long surname is cut in the MRZ." },
    ],
  },
  {
    person: {
      firstName: "عبد الرحمن",
      middleName: "بن خالد",
      lastName: "المنصوري",
      email: "a.almansoori@people.example",
      externalId: "NW-10022",
      nationality: "AE",
      dateOfBirth: "1988-09-03",
    },
    hoursAgo: 118,
    profile: "standard",
    end: "finished",
    outcomes: { document_check: "consider" },
    reviews: [
      { decision: "flagged", notes: "Latin spelling differs from the application form; asked the branch." },
      { decision: "approved", notes: "The branch confirmed the transliteration. Same person." },
    ],
  },
  {
    person: {
      firstName: "Jonas",
      lastName: "Lindqvist",
      email: "jonas.lindqvist@people.example",
      externalId: "NW-10023",
      nationality: "SE",
      dateOfBirth: "1994-12-30",
    },
    hoursAgo: 97,
    profile: "basic",
    end: "finished",
    outcomes: { document_check: "issue" },
    failureReason: "document_expired",
  },
  {
    person: {
      firstName: "Ζωή",
      lastName: "Παπαδοπούλου-Καραγιάννη",
      email: "zoe.papadopoulou@people.example",
      externalId: "NW-10024",
      nationality: "GR",
    },
    hoursAgo: 90,
    profile: "basic",
    end: "expired",
  },
  {
    person: {
      firstName: "José María",
      middleName: "de la Santísima Trinidad",
      lastName: "Fernández de Córdoba y Álvarez de Toledo",
      email: "jm.fernandez@people.example",
      externalId: "NW-10025",
      nationality: "ES",
      dateOfBirth: "1961-06-24",
    },
    hoursAgo: 74,
    profile: "standard",
    end: "finished",
    outcomes: { enhanced_identity_check: "attention" },
    reviews: [{ decision: "rejected", notes: "The face in the selfie is not the one on the document." }],
  },
  {
    person: {
      firstName: "Hubert Blaine",
      lastName: "Wolfeschlegelsteinhausenbergerdorff",
      email: "hubert@people.example",
      externalId: "NW-10026",
      nationality: "US",
    },
    hoursAgo: 52,
    profile: "standard",
    end: "revoked",
  },
  {
    person: {
      firstName: "明月",
      lastName: "欧阳",
      email: "ouyang.mingyue@people.example",
      externalId: "NW-10027",
      nationality: "CN",
      dateOfBirth: "1990-10-01",
    },
    hoursAgo: 47,
    profile: "comprehensive",
    end: "finished",
  },
  {
    person: {
      firstName: "Jean-Baptiste",
      lastName: "Étienne-Lacroix",
      email: "jb.etienne@people.example",
      externalId: "NW-10028",
      nationality: "FR",
      dateOfBirth: "1957-01-19",
    },
    hoursAgo: 29,
    profile: "comprehensive",
    end: "finished",
    outcomes: { pep_check: "attention" },
  },
  {
    person: {
      firstName: "Oluwaseun",
      lastName: "Adébáyò-Ọláṣẹgun",
      email: "o.adebayo@people.example",
      externalId: "NW-10029",
      nationality: "NG",
      dateOfBirth: "1985-05-15",
    },
    hoursAgo: 26,
    profile: "standard",
    end: "finished",
    outcomes: { document_check: "consider", enhanced_identity_check: "consider" },
  },
  {
    person: {
      firstName: "Priya",
      lastName: "Raghunathan",
      email: "priya.raghunathan@people.example",
      externalId: "NW-10030",
      nationality: "IN",
      dateOfBirth: "1999-03-08",
    },
    hoursAgo: 20,
    profile: "standard",
    end: "finished",
    outcomes: { enhanced_identity_check: "error" },
    failureReason: "provider_error",
  },
  {
    person: {
      firstName: "Thị Minh Khai",
      lastName: "Nguyễn",
      email: "khai.nguyen@people.example",
      externalId: "NW-10031",
      nationality: "VN",
    },
    hoursAgo: 3,
    profile: "standard",
    end: "accessed",
  },
  {
    person: {
      firstName: "Siobhán",
      lastName: "Ní Dhomhnaill",
      email: "siobhan@people.example",
      externalId: "NW-10032",
      nationality: "IE",
    },
    hoursAgo: 1,
    profile: "comprehensive",
    end: "pending",
  },
];

/** Live mode: waiting for people who will not come. */
export const DEMO_LIVE_SESSIONS: readonly DemoSession[] = [
  {
    person: {
      firstName: "Ingrid",
      lastName: "Sørensen-Åkesson",
      email: "ingrid@people.example",
      nationality: "NO",
    },
    hoursAgo: 6,
    profile: "standard",
    end: "revoked",
  },
  {
    person: { firstName: "Kofi", lastName: "Mensah", email: "kofi.mensah@people.example", nationality: "GH" },
    hoursAgo: 2,
    profile: "basic",
    end: "pending",
  },
];

/** A company, for the entity list; companies are not verified. */
export const DEMO_COMPANY: Partial<EntityFields> = {
  legalName: "Société Anonyme des Hôtels et Résidences Saint-Germain-des-Prés",
  tradingName: "Saint-Germain Résidences",
  registrationNumber: "552 081 317",
  jurisdiction: "FR",
  externalId: "NW-20001",
  email: "compliance@saint-germain.example",
};
