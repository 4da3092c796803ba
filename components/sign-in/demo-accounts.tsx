import { Button } from "@/components/ui/button";
import { ROLE_WORDS } from "@/lib/format/labels";

type Account = { email: string; password: string; role: string };
type Props = { accounts: readonly Account[]; onChoose: (account: Account) => void };

const MAY: Record<string, string> = {
  admin: "sees and does everything",
  reviewer: "looks at evidence and decides",
  auditor: "sees everything, changes nothing",
  developer: "test data only",
};

/** Demo mode only: one press fills in an account of each role. */
export function DemoAccounts({ accounts, onChoose }: Props) {
  if (accounts.length === 0) return null;
  return (
    <section aria-labelledby="demo" className="mt-6 border-t border-line pt-4">
      <h2 id="demo" className="text-xs font-medium text-ink-3">
        Demo mode: fill in one of these accounts
      </h2>
      <ul className="mt-2 grid gap-1.5">
        {accounts.map((account) => (
          <li key={account.email}>
            <Button
              variant="secondary"
              className="h-auto w-full flex-col items-start gap-0 py-1.5 text-left"
              onClick={() => onChoose(account)}
            >
              <span>
                {ROLE_WORDS[account.role] ?? account.role}
                <span className="font-normal text-ink-3">
                  {MAY[account.role] ? `, ${MAY[account.role]}` : ""}
                </span>
              </span>
              <span className="text-xs font-normal text-ink-3">{account.email}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
