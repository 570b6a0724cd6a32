import CustomerSuccess
import SuccessStore

/// Who stands in the way of a change, and what they did.
extension FactWriter {
  /// Who made it what it is.
  func conflict(
    _ key: FactKey, expected: Fact?, found: Fact?, stamp: Int?, isUndo: Bool = false
  ) throws -> StoreError.Conflict {
    let log = ChangeLog(db)
    let standing = isUndo ? try stamp.flatMap { try inTheWay($0, log) } : nil
    var conflict = StoreError.Conflict(
      key: key, expected: expected, found: found, last: try standing ?? log.lastChange(of: key, stamp: stamp),
      askedBy: try log.entry(change)?.author, isUndo: isUndo)
    if key.kind == .ticketEvent, let entry = conflict.entry {
      conflict.beside = try events(of: entry, beside: key, log)
    }
    return conflict
  }

  /// What stands in the way of an undo is the entry whose value it is, not one that only brought it back; where that one is older than
  /// what is turned round, it is the one that took back what lay between them.
  private func inTheWay(_ stamp: Int, _ log: ChangeLog) throws -> ChangeEntry? {
    guard let turned = try log.entry(change)?.undoes, stamp >= (try log.entry(turned)?.undoes ?? turned) else {
      return nil
    }
    return try log.entry(stamp)
  }

  /// What an entry did to the ticket of an event, but for that event.
  private func events(of entry: ChangeEntry, beside key: FactKey, _ log: ChangeLog) throws -> [Fact] {
    try log.lines(of: entry.id, limit: ChangeLog.portion).compactMap(\.edit.after).filter { fact in
      fact.key.kind == .ticketEvent && fact.key.parts.first == key.parts.first && fact.key != key
    }
  }
}
