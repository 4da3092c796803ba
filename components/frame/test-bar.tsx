/** Over the whole width of every page in test mode. */
export function TestBar() {
  return (
    <p className="stripes-test h-5.5 shrink-0 truncate border-b border-line px-2 text-center text-2xs leading-5.5 font-semibold tracking-[0.02em] text-consider">
      <span className="rounded-sm bg-surface px-1.5 py-px">
        TEST MODE · nothing here is a real person, and no credits are used
      </span>
    </p>
  );
}
