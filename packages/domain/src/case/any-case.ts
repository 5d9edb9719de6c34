/**
 * One process's rules or effects as those of any case. A case names its process, in its state and in its row, so what is
 * looked up by that name meets a state of that process's own shape.
 */
export function anyCase<Any>(ofOneProcess: { readonly isClosed: (state: never) => boolean }): Any {
  return ofOneProcess as unknown as Any;
}
