/// What may stand in a column, as far as it matters to whoever shows it.
public enum FieldNature: Sendable {
  /// Whatever somebody wrote, to be shown as it is.
  case text
  /// A name of the rules, an id, a number or a time.
  case value
}

extension FactKind {
  /// `value` for a column that the kind does not have.
  public func nature(of column: String) -> FieldNature {
    FactKind.writtenColumns[place].contains(column) ? .text : .value
  }

  private static let writtenColumns = FactKind.allCases.map { kind in
    var texts = WrittenColumns()
    kind.record.showBlank(to: &texts)
    return texts.found
  }
}

private struct WrittenColumns: FieldVisitor {
  var found: Set<String> = []
  mutating func text(_ field: RecordField, _ value: inout String) { found.insert("\(field.name)") }
  mutating func text(_ field: RecordField, _ value: inout String?) { found.insert("\(field.name)") }
  mutating func label(_ field: RecordField, _ value: inout String) { found.insert("\(field.name)") }
}
