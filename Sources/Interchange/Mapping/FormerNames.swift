import CustomerSuccess
import Synchronization

/// Names that customers had before they were renamed here: read when the first name comes that nobody has, and once.
final class FormerNames: Sendable {
  private let load: @Sendable () throws -> [CustomerID: [String]]
  private let found = Mutex<[String: [CustomerID]]?>(nil)

  init(_ load: @escaping @Sendable () throws -> [CustomerID: [String]]) { self.load = load }

  /// By their names with case, accents and legal endings folded; nobody where they cannot be read.
  func customers(called name: String) -> [CustomerID] {
    found.withLock { found in
      let known = found ?? read()
      found = known
      return known[companyName(name)] ?? []
    }
  }

  private func read() -> [String: [CustomerID]] {
    var byName: [String: [CustomerID]] = [:]
    for (id, names) in (try? load()) ?? [:] {
      for name in Set(names.map(companyName)) { byName[name, default: []].append(id) }
    }
    return byName.mapValues { $0.sorted() }
  }
}
