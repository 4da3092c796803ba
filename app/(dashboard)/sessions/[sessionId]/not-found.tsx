import { SearchX } from "lucide-react";
import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";

/** Unknown, another tenant's or the other mode's: all read the same. */
export default function SessionNotFound() {
  return (
    <>
      <PageHead title="Session" line="One verification" />
      <EmptyState
        icon={SearchX}
        title="No session with this id in this mode"
        actions={
          <Link href="/sessions/" className={buttonStyle()}>
            All sessions
          </Link>
        }
      >
        Test and live sessions are kept apart: the switch at the top shows the other mode.
      </EmptyState>
    </>
  );
}
