import CustomerSuccess

/// How a file of rows is laid out, as far as that is told; what is not is found by looking.
public struct TableForm: Sendable, Hashable {
  /// Between the columns of a CSV file.
  public var separator: UInt8?
  public var encoding: TextEncoding?
  /// The line, or the row of a sheet, that has the columns' names: from 1.
  public var header: Int?
  /// Where rows end before the file does.
  public var ends: [RowEnd] = []
  /// Where rows stand inside JSON.
  public var rows: RowPath?
  /// The sheet of a workbook, by name; nil: the first.
  public var sheet: String?
  /// Another tool's file: columns may be given twice or have no name, JSON may have objects and lists inside of its rows.
  public var isForeign = false
  /// Columns at the end of the header are read though they have no name.
  public var namesAll = false
  /// CSV values are taken as they stand, without undoing the writer's protection against formulas.
  public var isRaw = false
  /// Rows in which nothing stands are rows too; a line without anything, quotes included, is none.
  public var keepsEmptyRows = false
  /// How whoever reads the table writes columns' names, by the name with the signs of a keyboard.
  var spellings: [String: String] = [:]

  public init() {}

  /// The first row that rows do not reach.
  public enum RowEnd: Sendable, Hashable {
    case empty
    /// Its first value that is not empty begins so, as words and whatever their capitals, and nothing else makes it a row like the
    /// others: it is shorter than they are, or has sums alone beside that. `TotalEnergies` is a customer, and so is `Total Wine` with its plan.
    case beginning(String)

    /// As a mapping says it.
    var words: String {
      switch self {
      case .empty: "empty"
      case .beginning(let text): text
      }
    }

    /// Of a line of a table with so many columns.
    func holds(_ values: [String], among width: Int) -> Bool {
      let filled = values.map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
      switch self {
      case .empty: return filled.isEmpty
      case .beginning(let text):
        guard let first = filled.first, RowEnd.begins(first.lowercased(), as: text.lowercased()) else { return false }
        return values.count < width || filled.dropFirst().allSatisfy(RowEnd.isSum)
      }
    }

    private static func begins(_ line: String, as text: String) -> Bool {
      guard line.hasPrefix(text) else { return false }
      guard let last = text.last, last.isLetter || last.isNumber, let next = line.dropFirst(text.count).first else {
        return true
      }
      return !next.isLetter && !next.isNumber
    }

    /// A number that is no day, or a currency. Somebody who is called like a sum has days and words beside the name.
    static func isSum(_ text: String) -> Bool {
      if Currencies.digits(of: text) != nil { return true }
      return text.contains(where: \.isNumber) && LocalDate(iso8601: String(text.prefix(10))) == nil
        && SourceTime.stamp(text, formats: DayOrder.allCases.flatMap(\.formats)) == nil
    }
  }

  static let separators: [(sign: String, byte: UInt8, title: String)] = [
    (",", UInt8(ascii: ","), "commas"), (";", UInt8(ascii: ";"), "semicolons"), ("tab", UInt8(ascii: "\t"), "tabs"),
    ("|", UInt8(ascii: "|"), "bars"),
  ]
}

/// The way to rows inside JSON, such as `results[].ticket`: names of objects' members, and `[]` for each of a list.
public struct RowPath: Sendable, Hashable, CustomStringConvertible {
  enum Step: Sendable, Hashable {
    case member(String)
    case each
  }

  let steps: [Step]
  public let description: String

  /// Nil for what is no path.
  public init?(_ text: String) {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      var name = part
      var lists = 0
      while name.hasSuffix("[]") {
        name = name.dropLast(2)
        lists += 1
      }
      guard !name.isEmpty || lists > 0, !name.contains("["), !name.contains("]") else { return nil }
      if !name.isEmpty { steps.append(.member(String(name))) }
      steps += Array(repeating: .each, count: lists)
    }
    guard !steps.isEmpty else { return nil }
    self.steps = steps
    description = text
  }
}
