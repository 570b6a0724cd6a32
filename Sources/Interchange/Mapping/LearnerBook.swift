public import CustomerSuccess

/// The learners there are, to be found by what learning tools call them.
public struct LearnerBook: Sendable {
  /// By what a learner may be found.
  enum Name: String, CaseIterable, Sendable {
    case id, email, name
  }

  enum Found {
    case one(LearnerID)
    case none(String)
    case several(String)
  }

  private var addresses: [LearnerID: String] = [:]
  private var byAddress: [String: [LearnerID]] = [:]
  private var byName: [String: [LearnerID]] = [:]
  /// Of addresses; made when one is first asked for.
  private var bySum: [String: [LearnerID]] = [:]
  private var hasSums = false

  public init() {}

  public mutating func add(_ learner: Learner) {
    guard addresses[learner.id] == nil else { return }
    addresses[learner.id] = learner.email
    if !learner.email.isBlank {
      byAddress[folded(learner.email.trimmingBlanks()), default: []].append(learner.id)
      if hasSums { addSums(of: learner.id, learner.email) }
    }
    byName[PeopleBook.folded(learner.name), default: []].append(learner.id)
  }

  /// By the first kind of name that anybody has; two are never guessed between.
  func learner(_ text: String, by kinds: [Name] = Name.allCases) -> Found {
    for kind in kinds {
      let found = ids(text, by: kind)
      if found.count > 1 { return several(text, found) }
      if let only = found.first { return .one(only) }
    }
    return .none("found '\(text.excerpt)', expected a learner by \(kinds.map(\.rawValue).joined(separator: ", "))")
  }

  /// By the SHA-1 sum of `mailto:` and the address, as it is written or in lower case.
  mutating func learner(sum: String) -> Found {
    if !hasSums {
      hasSums = true
      for (id, address) in addresses.sorted(by: { $0.key < $1.key }) where !address.isBlank { addSums(of: id, address) }
    }
    let found = bySum[sum] ?? []
    if found.count > 1 { return several(sum, found) }
    return found.first.map { .one($0) }
      ?? .none("found '\(sum.excerpt)', expected the SHA-1 sum of a learner's address")
  }

  private mutating func addSums(of id: LearnerID, _ address: String) {
    let address = address.trimmingBlanks()
    for text in Set([address, address.lowercased()]) { bySum[SHA1.hex("mailto:\(text)"), default: []].append(id) }
  }

  private func ids(_ text: String, by kind: Name) -> [LearnerID] {
    switch kind {
    case .id: addresses[LearnerID(text)] == nil ? [] : [LearnerID(text)]
    case .email: byAddress[folded(text.trimmingBlanks())] ?? []
    case .name: byName[PeopleBook.folded(text)] ?? []
    }
  }

  private func several(_ text: String, _ ids: [LearnerID]) -> Found {
    let shown = ids.map(\.text).sorted().listed(3, by: " and ")
    return .several("found '\(text.excerpt)', which means \(shown), expected one of them")
  }
}
