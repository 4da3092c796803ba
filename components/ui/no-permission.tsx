import { Lock } from "lucide-react";
import { EmptyState } from "./empty-state";

/** Something is here, but not for this role. */
export function NoPermission({ title, children }: { title: string; children: string }) {
  return (
    <EmptyState icon={Lock} title={title}>
      {children}
    </EmptyState>
  );
}
