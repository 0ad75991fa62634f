/** Row, start, width, weight, strength in percent; a sixth figure where the work was judged and a leaf stands before it. */
type Stroke = [row: number, x: number, width: number, weight: number, strength: number, leaf?: 1];

// biome-ignore format: a row of the drawing is a row here
const strokes: Stroke[] = [
  [0, -20, 98, 16, 70], [0, 135, 72, 4, 20], [0, 434, 119, 16, 62], [0, 645, 70, 8, 26], [0, 765, 40, 4, 20],
  [1, -20, 132, 8, 26], [1, 186, 78, 4, 20], [1, 316, 176, 8, 26], [1, 540, 102, 4, 20], [1, 712, 90, 4, 20],
  [2, 142, 124, 4, 20], [2, 312, 93, 8, 26], [2, 462, 82, 8, 26], [2, 617, 151, 16, 78, 1],
  [3, -20, 124, 16, 70], [3, 354, 99, 16, 78, 1], [3, 700, 110, 12, 36],
  [4, 53, 162, 4, 20], [4, 304, 139, 8, 26], [4, 487, 186, 12, 36],
  [5, -20, 80, 16, 70], [5, 123, 105, 16, 78, 1], [5, 623, 42, 12, 36], [5, 748, 60, 4, 20],
  [6, 34, 176, 12, 36], [6, 260, 84, 12, 36], [6, 622, 123, 8, 26],
  [7, 140, 134, 4, 20], [7, 326, 181, 8, 24], [7, 597, 124, 16, 52], [7, 797, 60, 16, 70, 1],
  [8, 162, 176, 16, 40], [8, 416, 134, 12, 28], [8, 781, 40, 4, 16],
  [9, 104, 175, 4, 14], [9, 353, 140, 12, 24], [10, 74, 61, 12, 20], [10, 347, 202, 8, 14], [10, 600, 169, 8, 12],
];

/** The drawing beside the door: years of activity as bars and leaves, and what the house is for. */
export function Cover() {
  return (
    <aside className="cover">
      <svg viewBox="0 0 800 620" preserveAspectRatio="xMinYMin slice" aria-hidden="true">
        {strokes.map(([row, x, width, weight, strength, leaf]) => (
          <g key={`${row} ${x}`} transform={`translate(${x} ${72 + row * 48})`} fill="#cfe9dc">
            <rect y={-weight / 2} width={width} height={weight} rx="2" opacity={strength / 100} />
            {leaf && <path opacity={strength / 100 + 0.1} d="M-20 17C-24-1-15-13-1-16c4 15-4 28-19 33z" />}
          </g>
        ))}
      </svg>
      <div className="cover-words">
        <p className="cover-line">What you did here, on the record.</p>
        <p>
          Activities, research, service and the skills they show: verified by the people who were there, signed by the
          university.
        </p>
      </div>
    </aside>
  );
}
