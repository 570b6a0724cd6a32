public import CustomerSuccess

/// What an import did, or would do.
public struct ImportReport: Hashable, Sendable {
  /// By the kind of fact: a ticket's row may add events and an answer to a survey as well.
  public var counts: [RecordKind: Counts] = [:]
  public var files: [FileReport] = []
  /// What the source told of before and lists no more, by kind.
  public var absent: [RecordKind: Absent] = [:]

  /// New customers that are called as known ones are, as many as are listed, and how many more there are.
  public var namesakes: [Namesake] {
    heldNamesakes.few(findings.limit, of: heldNamesakes.count + unheldNamesakes).shown
  }
  public var moreNamesakes: Int { heldNamesakes.count + unheldNamesakes - namesakes.count }
  /// One more than are shown, and how many found no room.
  var heldNamesakes: [Namesake] = []
  var unheldNamesakes = 0

  public init() {}

  public struct Absent: Hashable, Sendable {
    public var count: Int
    public var first: [FactKey]
    /// It has left, or counts no more, as was asked.
    public var isActedOn: Bool
    /// Rows were left out that may be the ones that are missed.
    public var isInDoubt: Bool
  }

  /// Fields that were changed, and those in which the source was not followed.
  public var findings = ImportFindings()

  public struct Counts: Hashable, Sendable {
    public var added = 0
    public var changed = 0
    public var unchanged = 0
    /// Taken back here, and told by the source as before.
    public var leftUndone = 0

    public init(added: Int = 0, changed: Int = 0, unchanged: Int = 0, leftUndone: Int = 0) {
      self.leftUndone = leftUndone
      self.added = added
      self.changed = changed
      self.unchanged = unchanged
    }

    mutating func add(_ other: Counts) {
      added += other.added
      changed += other.changed
      unchanged += other.unchanged
      leftUndone += other.leftUndone
    }

    func without(_ other: Counts) -> Counts {
      Counts(
        added: added - other.added, changed: changed - other.changed, unchanged: unchanged - other.unchanged,
        leftUndone: leftUndone - other.leftUndone)
    }

    /// `2 added, 1 changed, 5 unchanged`, and what is rare only where there is any.
    public var words: String {
      "\(added) added, \(changed) changed, \(unchanged) unchanged"
        + (leftUndone > 0 ? ", \(leftUndone) left undone" : "")
    }
  }

  /// How many rows of all files should have been used and could not be.
  public var missed: Int { files.reduce(0) { $0 + $1.missed } }

  public struct FileReport: Hashable, Sendable {
    public var file: String
    /// What the file was read as, such as `customers`, or `lookup subscriptions` of a mapping.
    public var role: String
    public var rows = 0
    /// Rows that could not be used, by reason.
    public internal(set) var leftOut = Tally()
    /// Each of them.
    public private(set) var leftOutRows = LeftOutRows()
    /// How many of them a mapping leaves out as it is meant to.
    public private(set) var skipped = 0
    /// How many of them lack something that another file may hold.
    public private(set) var lacking = 0
    /// As they stand in the file, where that was asked for.
    public internal(set) var rejected: RejectedRows?
    /// Values that were replaced or gaps that were found in rows that were used, by reason.
    public var notices = Tally()
    /// Columns that say nothing Rapport keeps, with the reason the mapping gives.
    public var unusedColumns: [String: String] = [:]

    public init(file: String, role: String) {
      self.file = file
      self.role = role
    }

    public var used: Int { rows - leftOut.total }
    /// How many should have been used and could not be.
    public var missed: Int { leftOut.total - skipped }
    /// Something was to be used, and nothing could be.
    public var isUnusable: Bool { rows > 0 && used <= 0 && skipped < rows }
    /// Another file may hold what all of its rows lack.
    public var wantsAnother: Bool { isUnusable && lacking + skipped == rows }

    /// One row, for all that is wrong with it.
    mutating func leaveOut(_ complaints: [InputComplaint]) {
      guard let first = complaints.first else { return }
      let reason = complaints.map(\.reason).joined(separator: "; ")
      let place = RowPlace.words(first.line ?? 0, of: first.file)
      let words = complaints.map(\.words).joined(separator: "; ")
      leftOut.add(reason, example: first.line == nil ? first.description : "\(place): \(words)")
      if complaints.allSatisfy(\.wantsAnother) { lacking += 1 }
      leftOutRows.add(line: first.line ?? 0, words, as: reason)
    }

    /// As the mapping says.
    mutating func skip(line: Int, _ reason: String) {
      leftOut.add(reason, example: RowPlace.words(line, of: file))
      skipped += 1
      leftOutRows.add(line: line, reason, as: reason)
    }
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

    mutating func add(_ reason: String, example: @autoclosure () -> String, count: Int = 1) {
      guard count > 0 else { return }
      entries[reason, default: Entry(count: 0, example: example())].count += count
    }

    /// The most frequent first.
    public var lines: [String] {
      entries.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        .map { "\($0.value.count) × \($0.key) (first: \($0.value.example))" }
    }
  }
}
