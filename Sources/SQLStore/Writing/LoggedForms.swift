import CustomerSuccess

/// What a fact was by the log's lines about it, which are read once, when they are first asked for.
struct LoggedForms {
  private let db: any SQLConnection
  private let key: FactKey
  private var read: [Line]?

  /// What a fact was, and whose change made it that.
  typealias Side = (fact: String, change: Int)

  private struct Line {
    var change: Int
    var previous: Int?
    var before: String?
    var after: String?
  }

  init(_ db: any SQLConnection, _ key: FactKey) {
    self.db = db
    self.key = key
  }

  var columns: [String] { key.kind.columnNames }

  /// The newest first.
  mutating func sides() throws -> [Side] {
    try lines().flatMap { [($0.after, $0.change), ($0.before, $0.previous ?? 0)] }
      .compactMap { side in side.0.map { ($0, side.1) } }
  }

  /// The change by which it went; nil where it never did.
  mutating func removal() throws -> Int? { try lines().first { $0.after == nil }?.change }

  /// The columns of a stored fact whose value somebody set here, and not an import since; what was taken back counts as never done.
  /// `isByHand`: of a change's number.
  mutating func setByHand(_ stored: StoredFact, _ isByHand: (Int) throws -> Bool) throws -> ToldFields {
    let lines = try lines()
    var byHand = ToldFields()
    guard try lines.contains(where: { try isByHand($0.change) }) else { return byHand }
    var (texts, stamp) = (stored.fact.texts, stored.change)
    var open = ToldFields(texts.indices)
    // The first line of a change has what was there before it; an undo brings back the stamp of the change whose value it is.
    while !open.isEmpty, let line = lines.last(where: { $0.change == stamp }) {
      let isHand = try isByHand(stamp)
      let former = try line.before.map { try JSON.decode(Fact.self, $0).texts }
      for column in texts.indices where open.contains(column) {
        // What was left blank when it was made here was not set by anybody.
        guard former.map({ $0[column] != texts[column] }) ?? !texts[column].isEmpty else { continue }
        open.remove(column)
        if isHand { byHand.insert(column) }
      }
      guard let former, let previous = line.previous, previous < stamp else { break }
      (texts, stamp) = (former, previous)
    }
    return byHand
  }

  private mutating func lines() throws -> [Line] {
    if let read { return read }
    let lines = try db.statement(
      "SELECT change, previous, before, after FROM change_edits WHERE key = ? ORDER BY change DESC, seq DESC"
    ).all([key.description]) { row in
      Line(change: row[0] as Int, previous: row[1] as Int?, before: row[2] as String?, after: row[3] as String?)
    }
    read = lines
    return lines
  }
}
