extension Fact {
  /// The same fact, referring to those of a kind that `target` has for the ids it refers to; where that is nil, as it is.
  func moving(_ kind: FactKind, to target: (String) -> String?) -> Fact {
    withoutActuallyEscaping(target) { target in
      var use = MovedFact(visitor: MovedFields(kind: kind, target: target))
      return open(&use)
    }
  }
}

private struct MovedFact: FactUse {
  var visitor: MovedFields

  mutating func use<Value: FactRecord>(_ value: Value) -> Fact {
    var moved = value
    Value.fields(&moved, &visitor)
    return moved.fact
  }
}

private struct MovedFields: FieldVisitor {
  let kind: FactKind
  let target: (String) -> String?

  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    if kind == self.kind, let moved = target(value.text) { value = ID(moved) }
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    if kind == self.kind, let id = value, let moved = target(id.text) { value = ID(moved) }
  }
}
