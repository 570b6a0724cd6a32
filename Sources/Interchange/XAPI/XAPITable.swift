import CustomerSuccess

/// Statements as learning record stores export them: a list, `{"statements": [...], "more": ...}` once or page by page, or one a line.
struct XAPITable: TableReader {
  let file: String
  let columns = XAPIStatement.columns
  private var walk: JSONWalk
  private var places: JSONPlaces
  private(set) var last: XAPIStatement?

  var hasHeader: Bool { false }

  /// So much of a file is looked at to tell what it holds.
  static let looked = 1 << 16

  init(file: String, bytes: any ByteSource) throws {
    self.file = file
    let led = try LedBytes(bytes, ahead: Self.looked)
    let head = led.head.prefix(Self.looked)
    let path = Self.path(of: head)
    places = JSONPlaces(isOneLine: JSONTable.isOneLine(head.prefix(JSONTable.looked), isList: path != nil))
    var cursor = ByteCursor(led)
    try cursor.skipByteOrderMark()
    walk = try JSONWalk(JSONScanner(file: file, cursor: cursor), to: path)
  }

  /// Whether bytes look like statements.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool {
    guard JSONTable.begins(head) else { return false }
    let text = String(decoding: head.prefix(looked), as: UTF8.self)
    if ["\"actor\"", "\"verb\"", "\"object\""].allSatisfy({ text.contains($0) }) { return true }
    return text.contains("\"statements\"") && text.contains("\"more\"")
  }

  /// Where statements stand inside of what a store answers; nil where they stand by themselves.
  private static func path(of head: ArraySlice<UInt8>) -> RowPath? {
    let text = String(decoding: head, as: UTF8.self)
    guard let list = text.firstRange(of: "\"statements\"") else { return nil }
    if let actor = text.firstRange(of: "\"actor\""), actor.lowerBound < list.lowerBound { return nil }
    let isList = text.first { !$0.isWhitespace && $0 != "\u{FEFF}" } == "["
    return RowPath(isList ? "[].statements[]" : "statements[]")
  }

  mutating func next() throws -> TableRow? {
    guard try walk.goToRow() else { return nil }
    guard try walk.scanner.next() == UInt8(ascii: "{") else {
      throw walk.scanner.complaint("found something else, expected a statement such as {\"id\": …, \"actor\": …}")
    }
    let line = places.next(line: walk.scanner.line)
    let statement = XAPIStatement(try JSONTree(&walk.scanner))
    last = statement
    return TableRow(line: line, values: statement.values)
  }
}

/// What statements say of whom and what there is here.
struct XAPIReading {
  let file: String
  private var given = FingerprintSet<UInt64>()

  init(file: String) { self.file = file }

  enum Outcome {
    case fact(Fact)
    /// Said before in the same file.
    case again
    case complaint(InputComplaint)
  }

  mutating func read(_ statement: XAPIStatement, line: Int, lookups: inout LookupBook) -> Outcome {
    func wrong(_ column: String, _ message: String, wantsAnother: Bool = false) -> Outcome {
      .complaint(
        InputComplaint(file: file, line: line, column: column, message: message, wantsAnother: wantsAnother))
    }
    guard let id = statement.id, id.utf8.count <= 200 else {
      return wrong("id", "none, expected the statement's id, by which it counts once")
    }
    guard let verb = statement.verb else { return wrong("verb", "none, expected a verb with an id") }
    if verb == "voided" {
      guard case .statement(let other) = statement.object else {
        return wrong("object", "found '\(statement.object.words.excerpt)', expected the statement that is voided")
      }
      return isNew(id) ? .fact(.voiding(StatementVoiding(id: StatementID(id), voids: StatementID(other)))) : .again
    }
    let learner: LearnerID
    switch Self.learner(statement.actor, &lookups.learners) {
    case .one(let found): learner = found
    case .none(let words), .several(let words): return wrong("actor", words, wantsAnother: true)
    }
    guard case .activity(let activity, let names) = statement.object else {
      return wrong("object", "found '\(statement.object.words.excerpt)', expected an activity")
    }
    guard let place = Self.module(activity, names, lookups.modules) else {
      return wrong("object", "found '\(activity.excerpt)', expected a module by the id's last part or by its title")
    }
    guard let at = statement.at else {
      return wrong("timestamp", "found '\(statement.time.excerpt)', expected a time such as 2026-11-23T14:05:32Z")
    }
    guard isNew(id) else { return .again }
    return .fact(
      .statement(
        TrainingStatement(
          id: StatementID(id), learner: learner, path: place.path, module: place.module, verb: verb, at: at,
          isCompletion: statement.isCompletion, milliseconds: statement.milliseconds, score: statement.score,
          reason: statement.reason)))
  }

  private mutating func isNew(_ id: String) -> Bool {
    given.insert(ReferenceBook.fingerprint(.statement(StatementID(id))))
  }

  private static func learner(_ actor: XAPIStatement.Actor, _ book: inout LearnerBook) -> LearnerBook.Found {
    switch actor {
    case .mbox(let address): book.learner(address, by: [.email])
    case .mboxSHA1(let sum): book.learner(sum: sum)
    case .account(let name): book.learner(name)
    case .nobody: .none("none, expected one person by mbox, mbox_sha1sum or account")
    }
  }

  private static func module(_ id: String, _ names: [String], _ book: ModuleBook) -> ModuleBook.Place? {
    XAPIStatement.lastPart(id).flatMap(book.module(id:)) ?? names.lazy.compactMap(book.module(title:)).first
  }
}
