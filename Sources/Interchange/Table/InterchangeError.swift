/// A complaint about one place in an input file: where it is, what is there, what was expected.
public struct InputComplaint: Error, Hashable, Sendable, CustomStringConvertible {
  public var file: String
  /// From 1, the line on which the row begins; below 0, the row's number, where several begin on one line; nil when the whole file
  /// is meant.
  public var line: Int?
  public var column: String?
  public var message: String
  /// Nothing is wrong with the row itself: something is missing that another file may hold.
  public var wantsAnother = false
  /// The file is the right one, but for a column.
  var isMissingColumn = false
  /// The row as it stands, where it is none or not as wide as the table, and the file goes on behind it.
  var unfitRow: [String]?
  /// The file cannot be read on from there.
  var breaksOff = false

  /// It is about how the file as a whole is made.
  fileprivate var isOfHeader: Bool { isMissingColumn || line == 1 && column == nil }

  var asMissingColumn: InputComplaint {
    var complaint = self
    complaint.isMissingColumn = true
    return complaint
  }

  public init(file: String, line: Int? = nil, column: String? = nil, message: String, wantsAnother: Bool = false) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.wantsAnother = wantsAnother
  }

  /// What is wrong, without the place.
  var words: String { [column, message].compactMap(\.self).joined(separator: ": ") }

  /// Without what is said beside it of the file as a whole.
  var wordsOfRow: String { words.replacing(CSVReader.footerHint, with: "") }

  /// `customers.csv:12: tier: found 'gold', expected one of enterprise, professional, starter, community`
  public var description: String {
    "\(line.map { RowPlace.words($0, of: file) } ?? file): \(words)"
  }
}

/// Why an import or export did not happen; nothing is half done.
public enum InterchangeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file cannot be read or written at all.
  case unreadable(file: String, reason: String)
  /// What the files say is wrong: the first complaints, and how many there were besides.
  case refused([InputComplaint], more: Int)
  /// Of some file no row can be used.
  case unusable(ImportReport)

  /// The files that were refused for want of another one, and for nothing else; nil where anything else is wrong.
  public var wanting: Set<String>? {
    switch self {
    case .unreadable: return nil
    case .refused(let complaints, _):
      return complaints.allSatisfy(\.wantsAnother) ? Set(complaints.map(\.file)) : nil
    case .unusable(let report):
      let files = report.files.filter(\.isUnusable)
      return files.allSatisfy(\.wantsAnother) ? Set(files.map(\.file)) : nil
    }
  }

  /// It was refused for what some rows say: without them the others could be used.
  public var isOfRows: Bool {
    guard case .refused(let complaints, _) = self else { return false }
    return complaints.allSatisfy { $0.line != nil && !$0.isOfHeader && !$0.breaksOff }
  }

  /// The files that something is said of.
  public var blamed: Set<String> {
    switch self {
    case .unreadable(let file, _): return [file]
    case .refused(let complaints, _): return Set(complaints.map(\.file))
    case .unusable(let report): return Set(report.files.filter(\.isUnusable).map(\.file))
    }
  }

  public var description: String {
    switch self {
    case .unreadable(let file, let reason): return "\(file): \(reason)"
    case .unusable(let report):
      let names = report.files.filter(\.isUnusable).map(\.file).joined(separator: ", ")
      return "nothing of \(names) can be used\n\(report.text)"
    case .refused(let complaints, let more):
      let lines = complaints.map(\.description) + (more > 0 ? ["and \(more) more"] : [])
      return lines.joined(separator: "\n")
    }
  }
}
