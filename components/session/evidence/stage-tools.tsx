import { Contrast, Maximize, RotateCw, ScanSearch, ZoomIn, ZoomOut } from "lucide-react";
import { StageButton } from "./stage-button";
import type { useLook } from "./use-look";

type Props = {
  view: ReturnType<typeof useLook>;
  marks: boolean;
  toggleMarks: () => void;
  fullScreen: () => void;
};

/** What can be done with the picture on the stage. */
export function StageTools({ view, marks, toggleMarks, fullScreen }: Props) {
  return (
    <div className="ml-auto flex gap-0.5">
      <StageButton label="Zoom in" icon={ZoomIn} onPress={view.zoomIn} />
      <StageButton label="Zoom out" icon={ZoomOut} onPress={view.zoomOut} />
      <StageButton label="Rotate" icon={RotateCw} onPress={view.turn} />
      <StageButton
        label="More contrast"
        icon={Contrast}
        pressed={view.look.contrast}
        onPress={view.contrast}
      />
      <StageButton label="Show what was read" icon={ScanSearch} pressed={marks} onPress={toggleMarks} />
      <StageButton label="Full screen" icon={Maximize} onPress={fullScreen} />
    </div>
  );
}
