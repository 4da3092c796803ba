import { Button, Link, Text } from "@react-email/components";
import type { EmailInputs } from "../outbox/enqueue-email";
import { Layout, styles } from "./layout";

type Input = EmailInputs["verification_link"];

const NEEDS: Record<string, string> = {
  document_check: "take a picture of your identity document",
  identity_check: "take a picture of your face",
  enhanced_identity_check: "take a short video of your face",
  proof_of_address_check: "take a picture of a letter that shows your address",
};

/** What the person will be asked to do, in words; screening asks nothing of them. */
function steps(checkTypes: string[]): string {
  const asked = [...new Set(checkTypes.map((type) => NEEDS[type]).filter((words) => words !== undefined))];
  if (asked.length === 0) return "confirm your details";
  return new Intl.ListFormat("en", { type: "conjunction" }).format(asked);
}

/** An instant as people read it, with its zone said. */
function inWords(iso: string): string {
  const at = new Date(iso);
  const day = at.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return `${day}, ${at.toISOString().slice(11, 16)} UTC`;
}

export const verificationLinkSubject = (input: Input): string =>
  `${input.isTest ? "[TEST] " : ""}${input.tenantName} asks you to confirm your identity`;

/** The mail that brings a person to their verification. */
export function VerificationLink(input: Input) {
  const minutes = input.minutes === 1 ? "a minute" : `${input.minutes} minutes`;
  return (
    <Layout
      preview={`It takes about ${minutes}. The link works until ${inWords(input.expiresAt)}.`}
      isTest={input.isTest}
    >
      <Text style={styles.text}>Hello {input.personName},</Text>
      <Text style={styles.text}>
        {input.tenantName} asks you to confirm your identity. You will {steps(input.checkTypes)}. It takes
        about {minutes}, and a phone with a camera is all you need.
      </Text>
      <Button href={input.link} style={styles.button}>
        Confirm your identity
      </Button>
      <Text style={{ ...styles.small, marginTop: "20px" }}>
        Or copy this address into your browser:
        <br />
        <Link href={input.link} style={styles.link}>
          {input.link}
        </Link>
      </Text>
      <Text style={styles.small}>
        The link works until {inWords(input.expiresAt)}. Opening it starts nothing yet: you begin when you
        press Start.
      </Text>
      <Text style={styles.small}>
        The link is yours alone: please do not forward this message. If you did not expect it, you can ignore
        it, or ask {input.tenantName} directly.
      </Text>
    </Layout>
  );
}
