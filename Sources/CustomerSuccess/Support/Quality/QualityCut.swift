/// The ways by which support quality is cut. A ticket's severity and owner are those it has now.
public enum QualityCut: String, CaseIterable, Sendable {
  case severity
  /// The customer's tier.
  case tier
  /// Whose ticket it is.
  case owner
  case customer
  /// By the local weeks, from Monday on, in which something came to its end. What is open counts in the week that is now,
  /// and the backlog in the week in which its tickets were opened.
  case week

  public var title: String { rawValue.capitalizedFirst }

  /// The values a cut can have, in the framework's order; none where they are data.
  public var knownValues: [String] {
    switch self {
    case .severity: Severity.allCases.map(\.rawValue)
    case .tier: Tier.allCases.map(\.rawValue)
    case .owner, .customer, .week: []
    }
  }

  /// What stands for the empty value: tickets of nobody, answers about no ticket, tickets opened before the period.
  public var nothing: String {
    switch self {
    case .severity: "No ticket"
    case .owner: "Nobody"
    case .week: "Before"
    case .tier, .customer: "None"
    }
  }

  public var next: QualityCut {
    let all = QualityCut.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}

/// Support quality cut one way; its total is the sum of its rows.
public struct QualityBreakdown: Hashable, Sendable {
  public var cut: QualityCut
  /// In the framework's order, people and customers by name, the newest week first; what nothing is known of last.
  public private(set) var rows: [Row] = []
  public private(set) var total = QualitySums()

  public struct Row: Hashable, Sendable {
    /// `critical`, an owner's name, a customer's id, the Monday of a week; empty for `QualityCut.nothing`.
    public var value: String
    /// The customer's name; nil where the value says it.
    public var name: String?
    public var sums: QualitySums

    public init(_ value: String, name: String? = nil, _ sums: QualitySums) {
      self.value = value
      self.name = name
      self.sums = sums
    }
  }

  /// Rows of one value are added up; those that hold nothing fall away.
  public init(_ cut: QualityCut, _ parts: some Sequence<Row>) {
    self.cut = cut
    var byValue: [String: Row] = [:]
    for part in parts where !part.sums.isEmpty {
      byValue[part.value, default: Row(part.value, name: part.name, QualitySums())].sums += part.sums
      total += part.sums
    }
    // Each name is folded once, for customers may be many.
    rows = byValue.values.map { (place: cut.place(of: $0), row: $0) }.sorted { $0.place < $1.place }.map(\.row)
  }

  public subscript(value: String) -> Row? { rows.first { $0.value == value } }

  /// A row's value in words: `Critical`, `Acme Healthcare Inc.`, `2026-11-23`.
  public func title(of row: Row) -> String {
    if row.value.isEmpty { return cut.nothing }
    return row.name ?? (cut.knownValues.isEmpty ? row.value : row.value.capitalizedFirst)
  }
}

extension QualityCut {
  /// The known values in their order, then by name, then by value; weeks backwards, and the empty value last.
  fileprivate func place(of row: QualityBreakdown.Row) -> (rank: Int, name: String, value: String) {
    if row.value.isEmpty { return (.max, "", "") }
    if self == .week { return (-(LocalDate(iso8601: row.value)?.day ?? 0), "", row.value) }
    let known = knownValues
    let rank = known.firstIndex(of: row.value) ?? known.count
    return (rank, known.isEmpty ? folded(row.name ?? row.value) : "", row.value)
  }
}

/// A local week, as far as it lies in a period.
public struct QualityWeek: Hashable, Sendable {
  public var monday: LocalDate
  public var seconds: Range<Instant>

  /// The weeks of a period, oldest first; the first and the last may be parts.
  public static func of(_ period: Range<Instant>, in zone: Zone) -> [QualityWeek] {
    guard !period.isEmpty else { return [] }
    var weeks: [QualityWeek] = []
    var monday = QualityWeek.monday(of: zone.date(of: period.lowerBound))
    var start = period.lowerBound
    while start < period.upperBound {
      monday = monday + 7
      let end = min(period.upperBound, zone.instant(monday, secondOfDay: 0))
      weeks.append(QualityWeek(monday: monday - 7, seconds: start..<end))
      start = end
    }
    return weeks
  }

  public static func monday(of day: LocalDate) -> LocalDate {
    day - (Weekday.allCases.firstIndex(of: day.weekday) ?? 0)
  }
}
