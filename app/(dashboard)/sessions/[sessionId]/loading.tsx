/** The session page's shape while it is fetched. */
export default function SessionLoading() {
  return (
    <div className="flex min-h-full flex-col xl:h-full" aria-busy>
      <p role="status" className="sr-only">
        Loading the session
      </p>
      <div className="grid gap-2 px-4 pt-4.5 pb-3.5">
        <div className="skeleton h-4.5 w-56" />
        <div className="skeleton h-3.5 w-80 max-w-full" />
      </div>
      <div className="skeleton mx-4 mb-3 h-14 rounded-lg" />
      <div className="grid min-h-0 flex-1 border-t border-line md:grid-cols-2 xl:grid-cols-[minmax(0,45fr)_minmax(0,31fr)_minmax(0,24fr)]">
        <div className="min-h-60 bg-stage max-xl:md:col-span-2" />
        {["checks", "decision"].map((column) => (
          <div key={column} className="grid content-start gap-3 border-line bg-surface p-3.5 md:border-l">
            {[70, 90, 60, 80, 75, 85].map((width) => (
              <div key={width} className="skeleton h-3.5" style={{ width: `${width}%` }} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
