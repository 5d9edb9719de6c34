interface FilterChipsProps<Choice extends string> {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
  readonly textOf: (choice: Choice) => string;
  readonly onChoose: (choice: Choice) => void;
}

export function FilterChips<Choice extends string>(props: FilterChipsProps<Choice>) {
  return (
    <div className="filters" role="group" aria-label={props.label}>
      {props.choices.map((choice) => (
        <button
          key={choice}
          type="button"
          className="chip"
          aria-pressed={props.chosen === choice}
          onClick={() => props.onChoose(choice)}
        >
          {props.textOf(choice)}
        </button>
      ))}
    </div>
  );
}
