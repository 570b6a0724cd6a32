/// Named columns of text, all of one length, wherever they come from. An empty text is a blank.
public struct TextTable: Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    public var name: String
    public var values: [String]

    public init(name: String, values: [String]) {
      self.name = name
      self.values = values
    }
  }

  public let columns: [Column]
  /// How many rows.
  public let count: Int

  /// Shorter columns are filled up with blanks.
  public init(_ columns: [Column], count: Int) {
    self.columns = columns.map { column in
      let missing = count - column.values.count
      guard missing != 0 else { return column }
      let blanks = Array(repeating: "", count: max(0, missing))
      return Column(name: column.name, values: Array(column.values.prefix(count)) + blanks)
    }
    self.count = count
  }
}
