import type { RegionView } from "../session-page-view";

type Props = {
  src: string;
  alt: string;
  /** Width and height of the whole picture, pixels. */
  size: { width: number | null; height: number | null };
  /** The face; null shows the whole picture. */
  box: RegionView["box"] | null;
  className?: string;
};

/** A part of a picture, enlarged to fill its place: a face cut out of a document without another file. */
export function FaceCrop({ src, alt, size, box, className }: Props) {
  const [left, top, width, height] = box ? widened(box) : [0, 0, 1, 1];
  const ratio = ((size.width ?? 4) * width) / ((size.height ?? 3) * height);
  return (
    <span className={`relative block overflow-hidden ${className ?? ""}`} style={{ aspectRatio: ratio }}>
      {/* biome-ignore lint/performance/noImgElement: private, authorised bytes must not pass an image optimiser */}
      <img
        src={src}
        alt={alt}
        className="absolute max-w-none"
        style={{
          width: `${100 / width}%`,
          height: `${100 / height}%`,
          left: `${(-left / width) * 100}%`,
          top: `${(-top / height) * 100}%`,
        }}
      />
    </span>
  );
}

/** With a margin around it: hair and ears are part of a comparison. */
function widened([left, top, width, height]: RegionView["box"]): [number, number, number, number] {
  const [x, y] = [Math.max(0, left - width * 0.15), Math.max(0, top - height * 0.2)];
  return [x, y, Math.min(1 - x, width * 1.3), Math.min(1 - y, height * 1.35)];
}
