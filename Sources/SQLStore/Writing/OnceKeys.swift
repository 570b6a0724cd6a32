import CustomerSuccess
import SuccessStore

extension ChangeLog {
  /// The entry that did it; nil where nobody has asked for it yet. Another call under the same name is refused.
  func entry(once key: OnceKey) throws -> ChangeEntry? {
    let found = try db.statement("SELECT change, call FROM change_keys WHERE key = ?").first([key.key]) { row in
      (change: row[0] as Int, call: row[1] as String)
    }
    guard let found, let entry = try entry(found.change) else { return nil }
    guard found.call == key.call else {
      throw Refusal("'\(key.key)' stands for another change, entry \(entry.id): \(entry.title). Choose another key.")
    }
    return entry
  }

  func note(_ key: OnceKey, of change: Int) throws {
    try db.statement("INSERT INTO change_keys (key, change, call) VALUES (?, ?, ?)").run { binder in
      binder.bind(key.key)
      binder.bind(change)
      binder.bind(key.call)
    }
  }
}
