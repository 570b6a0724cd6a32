import CustomerSuccess
import Statistics

/// Fills the fields of any kind of fact with values of their types, hostile texts among them; what it refers to is one of the
/// few things that a round trip starts with.
struct RandomFields: FieldVisitor {
  var random: SplitMix64
  let medium = FieldMedium.file
  /// Makes ids that are each another's.
  var number: Int?

  /// A value that its own declaration has no complaint about.
  static func sound<Value: FactRecord>(
    _ type: Value.Type, _ random: inout SplitMix64, number: Int? = nil
  ) -> Value {
    while true {
      var value = Value.blank
      var fields = RandomFields(random: random, number: number)
      Value.fields(&value, &fields)
      random = fields.random
      var complaints = Complaints()
      Value.check(value, &complaints)
      Value.fields(&value, &complaints)
      if complaints.isEmpty { return value }
    }
  }

  private struct Complaints: FieldVisitor {
    var isEmpty = true
    mutating func complain(_ column: String, _ message: String) { isEmpty = false }
    mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID) {
      if value.text.isEmpty { isEmpty = false }
    }
  }

  private mutating func chance() -> Bool { .random(using: &random) }
  private mutating func word() -> String { "x\(Int.random(in: 0...999, using: &random))" }
  private mutating func day() -> LocalDate { LocalDate(day: .random(in: 10_000...30_000, using: &random)) }
  private mutating func moment() -> Instant { Instant(seconds: .random(in: 0...2_000_000_000, using: &random)) }

  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID) {
    value = ID(field.isKey ? number.map { "N\($0)" } ?? word() : word())
  }
  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID?) { value = chance() ? ID(word()) : nil }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    value = ID(RandomFields.known(kind))
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    value = chance() ? ID(RandomFields.known(kind)) : nil
  }
  mutating func text(_ field: RecordField, _ value: inout String) {
    value = field.limit == nil ? random.cell() + "x" + random.cell() : random.line() + "x" + random.line()
    // As names are kept.
    if field.isName { value = value.asName() }
  }
  mutating func text(_ field: RecordField, _ value: inout String?) { value = chance() ? word() : nil }
  mutating func flag(_ field: RecordField, _ value: inout Bool) { value = chance() }
  mutating func integer(_ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>, standard: Int?) {
    value = number(in: range)
  }
  mutating func integer(_ field: RecordField, _ value: inout Int?, in range: ClosedRange<Int>) {
    value = chance() ? number(in: range) : nil
  }
  mutating func real(_ field: RecordField, _ value: inout Double) { value = .random(in: -9...9, using: &random) }
  mutating func date(_ field: RecordField, _ value: inout LocalDate) { value = day() }
  mutating func date(_ field: RecordField, _ value: inout LocalDate?) { value = chance() ? day() : nil }
  mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?) {
    value = standard ?? moment()
  }
  mutating func instant(_ field: RecordField, _ value: inout Instant?) { value = chance() ? moment() : nil }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice, standard: Choice?) {
    value = Choice.allCases.randomElement(using: &random) ?? value
  }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice?) {
    value = chance() ? Choice.allCases.randomElement(using: &random) : nil
  }
  mutating func money(_ amount: RecordField, _ currency: RecordField, _ value: inout Money) {
    value = Money(
      // Nobody pays less than nothing.
      minorUnits: .random(in: 0...5_000_000, using: &random),
      currency: ["USD", "JPY", "KWD"].randomElement(using: &random) ?? "USD")
  }

  private mutating func number(in range: ClosedRange<Int>) -> Int {
    .random(in: max(range.lowerBound, -500)...min(range.upperBound, 500), using: &random)
  }

  /// What is there before.
  static func known(_ kind: FactKind) -> String {
    switch kind {
    case .customer: "C1"
    case .ticket: "T0"
    case .learner: "L0"
    case .article: "KB-0"
    default: "\(kind.rawValue)-0"
    }
  }
}
