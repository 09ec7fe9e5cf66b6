interface ZoomButtonsProps {
  readonly onSmaller: () => void;
  /** Absent when the chart fits already. */
  readonly onFit: (() => void) | undefined;
  readonly onLarger: () => void;
}

export function ZoomButtons({ onSmaller, onFit, onLarger }: ZoomButtonsProps) {
  return (
    <div className="zoom" role="group" aria-label="Size of the chart">
      <button type="button" aria-label="Smaller" onClick={onSmaller}>
        −
      </button>
      <button type="button" onClick={onFit} disabled={!onFit}>
        Fit
      </button>
      <button type="button" aria-label="Larger" onClick={onLarger}>
        +
      </button>
    </div>
  );
}
