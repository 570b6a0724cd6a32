/// What an import did, or would do.
public struct ImportReport: Hashable, Sendable {
  /// By the kind of fact: a ticket's row may add events and an answer to a survey as well.
  public var counts: [RecordKind: Counts] = [:]
  public var files: [FileReport] = []

  public struct Counts: Hashable, Sendable {
    public var added = 0
    public var changed = 0
    public var unchanged = 0

    public init(added: Int = 0, changed: Int = 0, unchanged: Int = 0) {
      self.added = added
      self.changed = changed
      self.unchanged = unchanged
    }

    mutating func add(_ other: Counts) {
      added += other.added
      changed += other.changed
      unchanged += other.unchanged
    }
  }

  public struct FileReport: Hashable, Sendable {
    public var file: String
    /// What the file was read as, such as `customers`, or `lookup subscriptions` of a mapping.
    public var role: String
    public var rows = 0
    /// Rows that could not be used, by reason.
    public var leftOut = Tally()
    /// Values that were replaced or gaps that were found in rows that were used, by reason.
    public var notices = Tally()
    /// Columns that say nothing Rapport keeps, with the reason the mapping gives.
    public var unusedColumns: [String: String] = [:]
  }

  /// Counts by reason, each with the first place it happened.
  public struct Tally: Hashable, Sendable {
    public private(set) var entries: [String: Entry] = [:]

    public struct Entry: Hashable, Sendable {
      public var count: Int
      /// The first place, such as `tickets.csv:12: satisfaction: found '9', …`.
      public var example: String
    }

    public var total: Int { entries.values.reduce(0) { $0 + $1.count } }
    public func count(_ reason: String) -> Int { entries[reason]?.count ?? 0 }

    mutating func add(_ reason: String, example: @autoclosure () -> String) {
      entries[reason, default: Entry(count: 0, example: example())].count += 1
    }

    /// The most frequent first.
    public var lines: [String] {
      entries.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        .map { "\($0.value.count) × \($0.key) (first: \($0.value.example))" }
    }
  }

  /// For people: one line a kind, then what could not be used.
  public var text: String {
    var lines = counts.sorted { $0.key < $1.key }.map { kind, counts in
      "\(kind.rawValue): \(counts.added) added, \(counts.changed) changed, \(counts.unchanged) unchanged"
    }
    if lines.isEmpty { lines = ["nothing to import"] }
    for file in files { lines += ImportReport.lines(of: file) }
    return lines.joined(separator: "\n")
  }

  private static func lines(of file: FileReport) -> [String] {
    let found =
      file.leftOut.lines.map { "  left out: \($0)" } + file.notices.lines.map { "  noticed: \($0)" }
      + file.unusedColumns.sorted { $0.key < $1.key }.map { "  column not used: \($0.key) (\($0.value))" }
    return found.isEmpty ? [] : ["\(file.file), \(file.rows) rows as \(file.role):"] + found
  }
}
