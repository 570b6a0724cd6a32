/// The ways a portfolio is cut.
public enum Segment: String, CaseIterable, Sendable, Codable {
  case tier, industry, size, owner

  /// In words, for headings: `Tier`.
  public var title: String { rawValue.capitalizedFirst }

  /// The values a segment can have, in the framework's order; none for owners, who are people.
  public var knownValues: [String] {
    switch self {
    case .tier: Tier.allCases.map(\.rawValue)
    case .industry: Industry.allCases.map(\.rawValue)
    case .size: CompanySize.allCases.map(\.rawValue)
    case .owner: []
    }
  }

  /// The next one round; what a table is crossed with when nothing else was asked for.
  public var next: Segment {
    let all = Segment.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// A value in words: `Healthcare`; an owner's own name, and what stands for none.
  public func title(of value: String) -> String {
    if self == .owner { return value.isEmpty ? "Nobody" : value }
    return value.capitalizedFirst
  }

  /// What narrows to the customers of one value, in the filter language; nil for a name that cannot be written in it.
  public func filter(_ value: String) -> String? {
    guard self == .owner else { return "\(rawValue):\(value)" }
    if value.isEmpty { return "owner:none" }
    // A quotation cannot hold its own mark, and the two words have another meaning.
    guard !value.contains("\""), !["me", "none"].contains(value.lowercased()) else { return nil }
    return value.allSatisfy { $0.isLetter || $0.isNumber } ? "owner=\(value)" : "owner=\"\(value)\""
  }
}
