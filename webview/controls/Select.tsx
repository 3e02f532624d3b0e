/** A choice from a list, with its label. */
import { useId } from "preact/hooks";

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
}

export function Select<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly SelectOption<T>[];
  readonly onChange: (value: T) => void;
  readonly width?: "wide" | "full";
}) {
  const id = useId();
  return (
    <div class={props.width === undefined ? "field" : `field ${props.width}-field`}>
      <label for={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value as T)}>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
