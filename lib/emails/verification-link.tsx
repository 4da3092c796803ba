import { Button, Link, Text } from "@react-email/components";
import type { EmailInputs } from "../outbox/enqueue-email";
import { type Brand, inkOn } from "./brand";
import { Layout, styles } from "./layout";
import { LINK_TEXTS, type LinkLanguage } from "./link-texts";

type Input = EmailInputs["verification_link"];

/** An instant as people read it, with its zone said. */
function inWords(iso: string, language: string): string {
  const at = new Date(iso);
  const day = at.toLocaleDateString(language === "en" ? "en-GB" : language, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return `${day}, ${at.toISOString().slice(11, 16)} UTC`;
}

const STEPS = {
  document_check: "document",
  identity_check: "face",
  enhanced_identity_check: "liveness",
  proof_of_address_check: "address",
} as const;

/** What the person will be asked to do, in words. */
function steps(types: readonly string[], language: LinkLanguage): string {
  const words = LINK_TEXTS[language].steps;
  const asked = types.flatMap((type) => (type in STEPS ? [words[STEPS[type as keyof typeof STEPS]]] : []));
  if (asked.length === 0) return words.nothing;
  return new Intl.ListFormat(language, { type: "conjunction" }).format(new Set(asked));
}

const inMinutes = (count: number, language: string): string =>
  new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "long" }).format(count);

/** Fills {person}, {organisation}, {steps}, {minutes} and {until}; anything else in braces stays as it is. */
function filled(text: string, input: Input, brand: Brand): string {
  const values: Record<string, string> = {
    person: input.personName,
    organisation: input.tenantName,
    steps: steps(input.checkTypes, brand.language),
    minutes: inMinutes(input.minutes, brand.language),
    until: inWords(input.expiresAt, brand.language),
  };
  return text.replace(
    /\{(person|organisation|steps|minutes|until)\}/g,
    (_, name: string) => values[name] ?? "",
  );
}

export function verificationLinkSubject(input: Input, brand: Brand): string {
  const own = brand.texts[brand.language]?.subject;
  const subject = filled(own || LINK_TEXTS[brand.language].subject, input, brand);
  return `${input.isTest ? "[TEST] " : ""}${subject.replace(/\p{Cc}+/gu, " ")}`;
}

/** The mail that brings a person to their verification, in the tenant's language, colours and words. */
export function VerificationLink({ input, brand }: { input: Input; brand: Brand }) {
  const texts = LINK_TEXTS[brand.language];
  const say = (text: string) => filled(text, input, brand);
  const text = say(brand.texts[brand.language]?.text || texts.text);
  const button = brand.colour
    ? { ...styles.button, backgroundColor: brand.colour, color: inkOn(brand.colour) }
    : styles.button;
  return (
    <Layout
      preview={say(texts.until)}
      isTest={input.isTest}
      language={brand.language}
      {...(brand.logo ? { logo: brand.organisation } : {})}
    >
      <Text style={styles.text}>{say(texts.greeting)}</Text>
      {text.split(/\n{2,}/).map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text never move
        <Text key={at} style={styles.text}>
          {paragraph}
        </Text>
      ))}
      <Button href={input.link} style={button}>
        {texts.button}
      </Button>
      <Text style={{ ...styles.small, marginTop: "20px" }}>
        {texts.copy}
        <br />
        <Link href={input.link} style={styles.link}>
          {input.link}
        </Link>
      </Text>
      <Text style={styles.small}>{say(texts.until)}</Text>
      <Text style={styles.small}>{say(texts.yours)}</Text>
    </Layout>
  );
}
