import type { MediaView, RegionView, SubCheckView } from "../session-page-view";
import { faceBox } from "./face-boxes";
import { FaceCrop } from "./face-crop";
import { mediaAddress, mediaWord } from "./media-words";

type Props = {
  sessionId: string;
  media: readonly MediaView[];
  regions: readonly RegionView[];
  similarity: SubCheckView | null;
  contrast: boolean;
};

/** The document's portrait beside the selfie beside the frames, each cut to the face where the engine found one. */
export function CompareFaces({ sessionId, media, regions, similarity, contrast }: Props) {
  const faces = media.filter((m) => ["document_front", "selfie", "liveness"].includes(m.step));
  const [large, frames] = [faces.filter((m) => m.frame === null), faces.filter((m) => m.frame !== null)];
  const crop = (item: MediaView) => {
    const box = faceBox(regions, item);
    return (
      <figure key={item.id} className="grid min-w-0 content-start gap-1.5">
        <FaceCrop
          src={mediaAddress(sessionId, item.id)}
          alt={box ? `Face, ${mediaWord(item).toLowerCase()}` : mediaWord(item)}
          size={item}
          box={box}
          className={`w-full rounded-md bg-black/30 ${contrast ? "contrast-150" : ""}`}
        />
        <figcaption className="text-xs text-stage-ink-2">
          {item.step === "document_front" ? "Document portrait" : mediaWord(item)}
          {box ? "" : " (whole picture)"}
        </figcaption>
      </figure>
    );
  };
  const { measured, threshold } = similarity ?? { measured: null, threshold: null };
  return (
    <div className="grid gap-3 p-3">
      <div className="grid grid-cols-2 gap-3">{large.map(crop)}</div>
      {measured !== null ? (
        <p className="text-center tabular-nums">
          Measured {String(measured)}
          {threshold === null ? "" : `, threshold ${threshold}`}
        </p>
      ) : null}
      {frames.length > 0 ? (
        <div className="grid grid-cols-3 gap-2 2xl:grid-cols-4">{frames.map(crop)}</div>
      ) : null}
    </div>
  );
}
