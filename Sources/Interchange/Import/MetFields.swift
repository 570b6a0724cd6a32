import CustomerSuccess

/// Looks which references of facts are not met.
struct MetFields: FieldVisitor, FactUse {
  private let book: ReferenceBook
  private var open: [Reference] = []
  /// Rows that belong to the same thing stand together.
  private var last: (kind: FactKind, id: String)?

  init(_ book: ReferenceBook) { self.book = book }

  mutating func use<Value: FactRecord>(_ value: Value) -> [Reference] {
    open = []
    value.show(to: &self)
    return open
  }

  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    meet(field, value.text, kind)
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    if let value { meet(field, value.text, kind) }
  }

  private mutating func meet(_ field: RecordField, _ id: String, _ kind: FactKind) {
    if !field.isLate, let last, last.kind == kind, last.id == id { return }
    let key = FactKey(kind, id)
    guard field.isLate || !book.has(key) else { return last = (kind, id) }
    open.append(Reference(key: key, column: "\(field.name)", isLate: field.isLate))
  }
}
