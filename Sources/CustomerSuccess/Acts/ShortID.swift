/// Ids as people say them: `11210` for `TKT-11210`, `kb-1` for `KB-0001`.
public enum ShortID {
  /// The letters that ids of a kind begin with where Rapport gives them.
  public static func prefix(of kind: FactKind) -> String {
    switch kind {
    case .action: "ACT-"
    case .activity: "LOG-"
    case .ticket: "TKT-"
    case .learner: "LRN-"
    case .override: "OVR-"
    case .certificate: "CRT-"
    case .article: "KB-"
    case .customer: "CUST-"
    case .contact: "CON-"
    case .survey: "SUR-"
    case .departure: "DEP-"
    case .firing: "FIR-"
    case .message: "MSG-"
    case .session: "SES-"
    case .initiative: "INI-"
    case .exitInterview: "EXI-"
    case .businessReview: "QBR-"
    default: "\(kind.rawValue.uppercased())-"
    }
  }

  /// The ids that a text may mean, what is written first: another tool's ids may be numbers alone.
  public static func readings(of text: String, as kind: Target.Kind) -> [String] {
    guard let fact = kind.fact else { return [text] }
    let prefix = prefix(of: fact)
    let upper = text.uppercased()
    let number = upper.hasPrefix(prefix) ? String(upper.dropFirst(prefix.count)) : upper
    guard !number.isEmpty, number.allSatisfy({ ("0"..."9").contains($0) }) else { return unique([text, upper]) }
    let padded = [3, 4].map { String(repeating: "0", count: max(0, $0 - number.count)) + number }
    return unique([text, prefix + number] + padded.map { prefix + $0 } + [number])
  }

  /// What a text most likely means where nothing can be looked up: a number as Rapport gives it.
  public static func usual(_ text: String, as kind: Target.Kind) -> String {
    let readings = readings(of: text, as: kind)
    guard readings.count > 2, let prefix = kind.fact.map(prefix(of:)) else { return text }
    return readings.first { $0.hasPrefix(prefix) } ?? text
  }

  /// Whether a text looks like an id as Rapport gives it, or its number, rather than a name.
  public static func isID(_ text: String, of kind: Target.Kind) -> Bool {
    guard let prefix = kind.fact.map(prefix(of:)) else { return false }
    return text.uppercased().hasPrefix(prefix) || text.allSatisfy { ("0"..."9").contains($0) }
  }

  /// Whether a text is a way to say the id.
  public static func means(_ text: String, _ target: Target) -> Bool {
    readings(of: text, as: target.kind).contains(target.description)
  }

  private static func unique(_ texts: [String]) -> [String] {
    texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension Target.Kind {
  /// What ids of such things name; nil for the portfolio, which has none, and for texts, which go by what holds them.
  public var fact: FactKind? {
    switch self {
    case .portfolio, .verbatim: nil
    case .customer: .customer
    case .action: .action
    case .ticket: .ticket
    case .learner: .learner
    case .article: .article
    case .contact: .contact
    case .message: .message
    case .session: .session
    case .initiative: .initiative
    }
  }
}

extension FactSource {
  /// The ticket that is meant; what was written where there is none.
  func meant(_ id: TicketID) throws -> TicketID {
    let readings = ShortID.readings(of: id.text, as: .ticket).map(TicketID.init(_:))
    return try readings.first { try fact(.ticket($0)) != nil } ?? id
  }

  func meant(_ id: ArticleID) throws -> ArticleID {
    let readings = ShortID.readings(of: id.text, as: .article).map(ArticleID.init(_:))
    return try readings.first { try fact(.article($0)) != nil } ?? id
  }
}
