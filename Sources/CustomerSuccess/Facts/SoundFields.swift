/// What is wrong in a fact by its declaration: texts that do not fit, numbers out of their range, what must not be empty, and
/// fields that contradict each other. The same declaration refuses rows of files.
struct SoundFields: FieldVisitor {
  /// By the fields' names.
  private(set) var found: [String: String] = [:]

  static func complaints(of fact: Fact) -> [String: String] {
    var use = SoundFact()
    return fact.open(&use)
  }

  mutating func text(_ field: RecordField, _ value: inout String) {
    if let complaint = field.limit?.complaint(value) { complain("\(field.name)", complaint) }
    if let filled = field.filled, value.isBlank { complain("\(field.name)", "empty, expected \(filled)") }
  }

  mutating func integer(_ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>, standard: Int?) {
    check(field, value, range)
  }

  mutating func integer(_ field: RecordField, _ value: inout Int?, in range: ClosedRange<Int>) {
    if let value { check(field, value, range) }
  }

  private mutating func check(_ field: RecordField, _ value: Int, _ range: ClosedRange<Int>) {
    guard !range.contains(value) else { return }
    let expected =
      range.upperBound == .max ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
    complain("\(field.name)", "found \(value), expected \(expected)")
  }

  mutating func complain(_ column: String, _ message: String) { found[column] = found[column] ?? message }
}

private struct SoundFact: FactUse {
  func use<Value: FactRecord>(_ value: Value) -> [String: String] {
    var visitor = SoundFields()
    value.show(to: &visitor)
    Value.check(value, &visitor)
    return visitor.found
  }
}

extension FactEdit {
  /// A field that the edit would fill with what it must not hold. What stood there before it is nobody's new mistake.
  var unfit: Refusal? {
    guard let after else { return nil }
    let before = before.map(SoundFields.complaints) ?? [:]
    let found = SoundFields.complaints(of: after).filter { before[$0.key] != $0.value }
    return found.min { $0.key < $1.key }.map { Refusal("\($0.key): \($0.value)") }
  }
}
