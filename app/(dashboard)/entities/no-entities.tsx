import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";

/** What developers see of live entities. */
export const NoEntities = () => (
  <>
    <PageHead title="Entities" line="People and companies" />
    <NoPermission title="Live entities are not for developers">
      They are real people and companies. Switch to test mode to see what you built.
    </NoPermission>
  </>
);
