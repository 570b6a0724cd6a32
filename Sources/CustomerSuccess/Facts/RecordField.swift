/// One field of a fact as its declaration tells it. Nothing in it is counted or freed: it is made anew for every visit.
public struct RecordField: Sendable {
  /// The column in files.
  public var name: StaticString
  /// What stands in it, for people.
  public var help: StaticString
  /// The column of the table: another than `name` only where it was released so.
  public var column: StaticString
  /// A file without the column is not of this kind.
  public var isRequired: Bool
  /// Part of what makes the fact the same fact.
  public var isKey = false
  /// What a text that must not be empty is to be, such as `a title`.
  public var filled: StaticString?
  /// What a text of one line may hold.
  public var limit: TextLimit?
  /// What somebody or a company is called.
  public var isName = false
  /// A reference to what may come later in the same import.
  public var isLate = false

  private init(_ name: StaticString, _ help: StaticString, column: StaticString?, isRequired: Bool) {
    self.name = name
    self.help = help
    self.column = column ?? name
    self.isRequired = isRequired
  }

  public static func key(_ name: StaticString, _ help: StaticString, column: StaticString? = nil) -> RecordField {
    var field = RecordField(name, help, column: column, isRequired: true)
    field.isKey = true
    return field
  }

  public static func required(
    _ name: StaticString, _ help: StaticString, column: StaticString? = nil, filled: StaticString? = nil
  ) -> RecordField {
    var field = RecordField(name, help, column: column, isRequired: true)
    field.filled = filled
    return field
  }

  public static func optional(
    _ name: StaticString, _ help: StaticString, column: StaticString? = nil
  ) -> RecordField {
    RecordField(name, help, column: column, isRequired: false)
  }

  /// A column that only a table has, for a part of a value or for what a list is sorted by.
  public static func stored(_ column: StaticString) -> RecordField {
    RecordField(column, "", column: nil, isRequired: true)
  }

  /// A text of one line.
  public var line: RecordField { limited(to: .line) }
  /// What somebody is called.
  public var person: RecordField { limited(to: .name) }
  /// What a company is called.
  public var company: RecordField {
    var field = line
    field.isName = true
    return field
  }

  func limited(to limit: TextLimit?) -> RecordField {
    var field = self
    field.limit = limit
    field.isName = limit == .name
    return field
  }

  public var late: RecordField {
    var field = self
    field.isLate = true
    return field
  }
}
