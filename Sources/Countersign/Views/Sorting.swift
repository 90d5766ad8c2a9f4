/// The order of a list by one of its fields, as links write it: `amount`, `-amount`.
package struct Sorting: Hashable, Sendable {
  package var field: String
  package var isDescending: Bool

  package init(_ field: String, isDescending: Bool = false) {
    self.field = field
    self.isDescending = isDescending
  }

  package init(text: String) {
    isDescending = text.hasPrefix("-")
    field = isDescending ? String(text.dropFirst()) : text
  }

  package var text: String { (isDescending ? "-" : "") + field }
}
