/**
 * Imported first by every worker that reads what others made. No key of a document can then reach what all objects
 * inherit, whatever a parser does with it: nothing can be added to the prototypes of objects, arrays and functions, and
 * nothing of `Object.prototype` can be replaced.
 *
 * The members of `Object.prototype` become accessors and not constants: an object must still be able to have a
 * `toString` of its own by assignment, which a constant of its prototype forbids (and which code in sloppy mode would be
 * refused in silence).
 */
for (const key of Reflect.ownKeys(Object.prototype)) {
  const found = Reflect.getOwnPropertyDescriptor(Object.prototype, key)!
  if (!('value' in found)) continue
  const value: unknown = found.value
  Object.defineProperty(Object.prototype, key, {
    configurable: false,
    enumerable: false,
    get: () => value,
    set(this: object, own: unknown) {
      if (this === Object.prototype)
        throw new TypeError(`${String(key)} of all objects is not to be replaced.`)
      Object.defineProperty(this, key, { value: own, configurable: true, enumerable: true, writable: true })
    },
  })
}
Object.freeze(Object.prototype)
for (const prototype of [Array.prototype, Function.prototype, String.prototype, Number.prototype])
  Object.preventExtensions(prototype)
