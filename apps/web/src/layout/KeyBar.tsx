import './key-bar.css';

export interface KeyHint {
  keys: readonly string[];
  words: string;
  onPress?: () => void;
}

/** Under a queue, always in sight: which key does what. Each is also a button. */
export function KeyBar({ hints }: { hints: readonly KeyHint[] }) {
  return (
    <footer className="key-bar">
      {hints.map(({ keys, words, onPress }) => {
        const inside = (
          <>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
            {words}
          </>
        );
        return onPress ? (
          <button key={words} type="button" onClick={onPress}>
            {inside}
          </button>
        ) : (
          <span key={words}>{inside}</span>
        );
      })}
    </footer>
  );
}
