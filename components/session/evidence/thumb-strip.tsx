import { FileText, ImageOff } from "lucide-react";
import { cx } from "@/components/ui/class-names";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { MediaView } from "../session-page-view";
import { mediaAddress, mediaWord } from "./media-words";

type Props = {
  sessionId: string;
  media: readonly MediaView[];
  current: string | null;
  open: (id: string) => void;
};

/** Every file of the session, small, in the order of the steps. */
export function ThumbStrip({ sessionId, media, current, open }: Props) {
  return (
    <ScrollRegion
      label="All pictures"
      className="flex shrink-0 gap-2 overflow-x-auto border-t border-white/10 px-2.5 py-2"
    >
      {media.map((item) => (
        <button
          key={item.id}
          type="button"
          aria-pressed={item.id === current}
          onClick={() => open(item.id)}
          className={cx(
            "grid w-26 shrink-0 content-start gap-1 rounded-md bg-stage-2 p-1.5 text-left text-2xs text-stage-ink-2 hover:text-white",
            item.id === current && "text-white outline-2 -outline-offset-2 outline-white/60",
          )}
        >
          <span className="grid h-18 place-items-center overflow-hidden rounded-sm bg-black/30">
            {item.deletedReason ? (
              <ImageOff aria-hidden className="size-5" />
            ) : item.contentType.startsWith("image/") ? (
              // biome-ignore lint/performance/noImgElement: private, authorised bytes must not pass an image optimiser
              <img
                src={`${mediaAddress(sessionId, item.id)}?size=small`}
                alt=""
                loading="lazy"
                className="size-full object-cover"
              />
            ) : (
              <FileText aria-hidden className="size-5" />
            )}
          </span>
          <span className="line-clamp-2 leading-tight">{mediaWord(item)}</span>
        </button>
      ))}
    </ScrollRegion>
  );
}
