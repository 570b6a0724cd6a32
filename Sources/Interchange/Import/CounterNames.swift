import CustomerSuccess

/// Names of what is counted: any is taken, and one that is nearly another's is told, for a slip makes a counter of its own.
struct CounterNames {
  private let known: Set<String>
  private var seen: Set<String> = []
  /// A file with more of them numbers something by its counters.
  private static let most = 500

  /// `names` are those of the rules.
  init(_ names: RuleNames?) { known = names?.counters ?? [] }

  /// Once for each name.
  mutating func remark(on fact: Fact) -> (reason: String, value: String)? {
    guard case .counter(let count) = fact else { return nil }
    let name = count.counter.text
    guard !known.contains(name), seen.count < Self.most, seen.insert(name).inserted else { return nil }
    return likelyMeant(by: name, among: known.union(seen)).map { near in
      ("a counter is called nearly as another one; taken as one of its own", "\(name), and \(near)")
    }
  }
}
