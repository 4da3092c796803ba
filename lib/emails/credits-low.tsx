import { Text } from "@react-email/components";
import type { EmailInputs } from "../outbox/enqueue-email";
import { Layout, styles } from "./layout";

type Input = EmailInputs["credits_low"];

export const creditsLowSubject = (input: Input): string =>
  `${input.isTest ? "[TEST] " : ""}${input.tenantName} has ${input.balance} credits left`;

/** Tells an admin that the credits are running out, once. */
export function CreditsLow(input: Input) {
  return (
    <Layout preview={`The balance fell below ${input.threshold} credits.`} isTest={input.isTest}>
      <Text style={styles.text}>
        {input.tenantName} has {input.balance} credits left, fewer than the {input.threshold} at which you
        asked to be told.
      </Text>
      <Text style={styles.text}>
        Sessions that were created go on. New ones need a balance that covers them: without it they are
        refused.
      </Text>
      <Text style={styles.small}>
        Ask the operator of this installation for more. This message comes once, until the balance has been
        above {input.threshold} again.
      </Text>
    </Layout>
  );
}
