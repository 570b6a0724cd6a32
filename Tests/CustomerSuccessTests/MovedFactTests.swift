import Testing

@testable import CustomerSuccess

/// A fact that is moved to another customer, ticket or learner refers to nothing that was left behind, whatever its kind.
@Suite struct MovedFactTests {
  /// Sees what a kind may refer to, whether it has to or not.
  private struct Referring: FieldVisitor {
    var kinds: Set<FactKind> = []
    mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
      kinds.insert(kind)
      value = ID("old")
    }
    mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
      kinds.insert(kind)
      value = ID("old")
    }
  }

  private func referring<Value: FactRecord>(_ type: Value.Type) -> (Fact, Set<FactKind>) {
    var (value, visitor) = (Value.blank, Referring())
    Value.fields(&value, &visitor)
    return (value.fact, visitor.kinds)
  }

  @Test(arguments: FactKind.allCases) func nothingIsLeftBehind(kind: FactKind) {
    let (fact, kinds) = referring(kind.record)
    for kind in kinds {
      let others = kinds.subtracting([kind])
      let moved = fact.moving(kind) { $0 == "old" ? "new" : nil }
      #expect(
        moved.references.filter { $0.kind == kind }.map(\.parts)
          == fact.references.filter { $0.kind == kind }.map { _ in ["new"] })
      #expect(moved.references.filter { others.contains($0.kind) }.allSatisfy { $0.parts == ["old"] })
    }
    #expect(Set(fact.references.map(\.kind)) == kinds)
  }
}
