/** Any address that leads nowhere. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-2 px-4 text-center">
      <h1 className="text-lg font-semibold tracking-[-0.015em]">There is nothing here</h1>
      <p className="text-sm text-ink-2">The address may be mistyped, or what it named is gone.</p>
      {/* A plain link: this page is part of every other, also of the one a phone opens first. */}
      <a href="/" className="text-sm text-accent underline underline-offset-2">
        Go to the start
      </a>
    </main>
  );
}
