import { Link, Text } from "@react-email/components";
import type { EmailInputs } from "../outbox/enqueue-email";
import { Layout, styles } from "./layout";

type Input = EmailInputs["invitation"];

export const invitationSubject = (input: Input): string =>
  `${input.inviter} invites you to ${input.tenantName}`;

/** Invites somebody to a workspace; the link is their key to it. */
export function Invitation(input: Input) {
  return (
    <Layout preview={`Join ${input.tenantName} on Veridesk as ${input.role}`}>
      <Text style={styles.text}>
        {input.inviter} invites you to work at {input.tenantName}, as {input.role}. Veridesk is where identity
        verifications are looked at and decided.
      </Text>
      <Text style={styles.text}>
        <Link href={input.link} style={styles.link}>
          Accept the invitation
        </Link>
      </Text>
      <Text style={styles.small}>
        The link works once, until {input.expiresAt}, and is meant for you alone. If you do not know{" "}
        {input.inviter}, do nothing.
      </Text>
    </Layout>
  );
}
