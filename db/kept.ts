/** What is made once for each key; `make` is called when it is asked for first. */
export function keptIn<Key, T>(kept: Map<Key, T>, key: Key, make: () => T): T {
  const found = kept.get(key) ?? make();
  kept.set(key, found);
  return found;
}

/** The same beside an object, and gone with it: a table, a database (tests have many), a transaction. */
export function keptPer<Key extends object, T>(make: (key: Key) => T): (key: Key) => T {
  const kept = new WeakMap<Key, T>();
  return (key) => {
    const found = kept.get(key) ?? make(key);
    kept.set(key, found);
    return found;
  };
}
