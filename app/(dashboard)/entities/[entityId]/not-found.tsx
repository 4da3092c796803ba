import { SearchX } from "lucide-react";
import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";

/** Unknown, another tenant's or the other mode's: all read the same. */
export default function EntityNotFound() {
  return (
    <>
      <PageHead title="Entity" line="A person or a company" />
      <EmptyState
        icon={SearchX}
        title="No entity with this id in this mode"
        actions={
          <Link href="/entities/" className={buttonStyle()}>
            All entities
          </Link>
        }
      >
        Test and live entities are kept apart: the switch at the top shows the other mode.
      </EmptyState>
    </>
  );
}
