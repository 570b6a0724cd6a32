public import CustomerSuccess
public import SuccessStore

extension SQLStore {
  @discardableResult
  public func undo(
    _ entries: [ChangeEntry.ID], by author: String, at now: Instant, once: OnceKey?
  ) async throws(StoreError) -> [ChangeEntry] {
    try await takeBack(by: author, at: now, once) { taking in
      for entry in entries { try taking.turn(entry) }
    }
  }

  @discardableResult
  public func redo(
    _ count: Int, by author: String, at now: Instant, once: OnceKey?
  ) async throws(StoreError) -> [ChangeEntry] {
    try await takeBack(by: author, at: now, once) { taking in
      while taking.done.count < count {
        guard let undoing = try taking.redoable() else {
          let have = taking.done.isEmpty ? "nothing" : "only \(taking.done.count) of \(count) changes"
          throw Refusal("There is \(have) of '\(author)' to do again; nothing was changed.")
        }
        try taking.turn(undoing)
      }
    }
  }

  /// One transaction for all of them; asked for again under the same key, the entry that did it.
  private func takeBack(
    by author: String, at now: Instant, _ once: OnceKey?, _ body: @escaping @Sendable (inout TakingBack) throws -> Void
  ) async throws(StoreError) -> [ChangeEntry] {
    let rules = rules
    return try await write(at: now) { db in
      if let once, let done = try ChangeLog(db).entry(once: once) { return ([done], Touched()) }
      var taking = TakingBack(author: author, now: now, once: once, rules: rules, db: db)
      try body(&taking)
      return (taking.done, taking.touched)
    }
  }
}

/// Entries of the log that are turned round in one transaction.
private struct TakingBack {
  let author: String
  let now: Instant
  let once: OnceKey?
  let rules: RulesInForce
  let db: any SQLConnection
  private(set) var done: [ChangeEntry] = []
  private(set) var touched = Touched()

  /// What is taken back may be a file of the rules, and what is derived has its say in the next one.
  mutating func turn(_ entry: ChangeEntry.ID) throws {
    if !done.isEmpty {
      var projector = Projector(db, try rules.rulebook(in: db), at: now)
      try projector.bringUp(touched)
    }
    var undoing = try Undoing(entry, by: author, at: now, rules.rulebook(in: db), in: db)
    if let once { try ChangeLog(db).note(once, of: undoing.entry.id) }
    try undoing.run()
    var undo = undoing.entry
    if try ChangeLog(db).isMarked(entry, .run) { undo.remains.append(Self.dealtWith) }
    done.append(undo)
    touched.formUnion(try undoing.finish())
  }

  /// Undone is decided: nobody takes back what fires again with the next run.
  private static let dealtWith = "what it fired is dealt with: it fires again at the next occasion only"

  func redoable() throws -> ChangeEntry.ID? { try ChangeLog(db).redoable(by: author)?.id }
}
