import CustomerSuccess
import SuccessStore

/// Who stands in the way of a change, and what they did.
extension FactWriter {
  /// Who made it what it is.
  func conflict(
    _ key: FactKey, expected: Fact?, found: Fact?, stamp: Int?, isUndo: Bool = false
  ) throws -> StoreError.Conflict {
    let log = ChangeLog(db)
    // What stands in the way of an undo is the entry whose value it is, not one that only brought it back.
    let standing = isUndo ? try stamp.flatMap(log.entry) : nil
    var conflict = StoreError.Conflict(
      key: key, expected: expected, found: found, last: try standing ?? log.lastChange(of: key, stamp: stamp),
      askedBy: try log.entry(change)?.author, isUndo: isUndo)
    if key.kind == .ticketEvent, let entry = conflict.entry {
      conflict.beside = try events(of: entry, beside: key, log)
    }
    return conflict
  }

  /// What an entry did to the ticket of an event, but for that event.
  private func events(of entry: ChangeEntry, beside key: FactKey, _ log: ChangeLog) throws -> [Fact] {
    try log.lines(of: entry.id, limit: ChangeLog.portion).compactMap(\.edit.after).filter { fact in
      fact.key.kind == .ticketEvent && fact.key.parts.first == key.parts.first && fact.key != key
    }
  }
}
