/// The framework's training: its role-based paths and when one is satisfied.
public struct TrainingCatalogue: Hashable, Sendable {
  /// In the framework's order.
  public var paths: [TrainingPath]
  /// Percent that an assessment must reach.
  public var passMark: Int
  /// How long a certificate runs.
  public var certificateMonths: Int
  /// Days before its end at which a certificate's holder is warned, longest first.
  public var warningDays: [Int]

  public init(paths: [TrainingPath], passMark: Int, certificateMonths: Int, warningDays: [Int]) {
    self.paths = paths
    self.passMark = passMark
    self.certificateMonths = certificateMonths
    self.warningDays = warningDays
  }

  public subscript(id: PathID) -> TrainingPath? { paths.first { $0.id == id } }

  /// Waived, or completed with no assessment or a passed one.
  public func satisfies(_ progress: ModuleProgress) -> Bool {
    switch progress.state {
    case .waived: true
    case .completed: progress.bestScore.map { $0 >= passMark } ?? true
    case .inProgress: false
    }
  }

  /// What of the progress satisfies modules of a path.
  public func done(_ path: PathID, by progress: [ModuleProgress]) -> [ModuleProgress] {
    progress.filter { $0.path == path && satisfies($0) }
  }

  /// When the last of a path's modules was satisfied; nil while one is not.
  public func satisfied(_ path: TrainingPath, by progress: [ModuleProgress]) -> Instant? {
    let done = done(path.id, by: progress)
    guard !path.modules.isEmpty, path.modules.allSatisfy({ module in done.contains { $0.module == module.id } })
    else { return nil }
    return done.map(\.at).max()
  }

  /// The last valid day of a certificate: its months on from the day of issue, less a day.
  public func expiry(issued: LocalDate) -> LocalDate { issued.adding(months: certificateMonths) - 1 }
}

/// One of the framework's role-based programmes.
public struct TrainingPath: Hashable, Sendable, Identifiable {
  public var id: PathID
  public var title: String
  public var audience: String
  public var modules: [TrainingModule]
  /// What follows the path, in the framework's words, such as `Quarterly refresh sessions`.
  public var followUp: String

  public init(id: PathID, title: String, audience: String, modules: [TrainingModule], followUp: String) {
    self.id = id
    self.title = title
    self.audience = audience
    self.modules = modules
    self.followUp = followUp
  }

  /// The sum of its modules' minutes: the framework's printed total follows from them.
  public var minutes: ClosedRange<Int> {
    modules.reduce(0) { $0 + $1.minutes.lowerBound }...modules.reduce(0) { $0 + $1.minutes.upperBound }
  }
}

public struct TrainingModule: Hashable, Sendable, Identifiable {
  public var id: ModuleID
  public var title: String
  public var minutes: ClosedRange<Int>
  public var format: String
  public var objectives: [String]
  /// How it can be taken.
  public var ways: Set<Way>
  public var content: [ContentItem]

  public enum Way: String, CaseIterable, Sendable, Codable { case selfPaced, sessions }

  public var isTaughtInSessions: Bool { ways.contains(.sessions) }

  public init(
    id: ModuleID, title: String, minutes: ClosedRange<Int>, format: String, objectives: [String],
    ways: Set<Way> = Set(Way.allCases), content: [ContentItem] = []
  ) {
    self.id = id
    self.title = title
    self.minutes = minutes
    self.format = format
    self.objectives = objectives
    self.ways = ways
    self.content = content
  }
}

/// One thing of a module that is read, watched or worked through.
public struct ContentItem: Hashable, Sendable {
  public var title: String
  public var kind: Kind
  /// A language tag, such as `en` or `de-CH`.
  public var language: String
  /// Its address; empty where it has none.
  public var link: String
  /// By WCAG 2.1 AA.
  public var isAccessible: Bool
  public var updated: LocalDate
  /// Months after which it is to be looked over again.
  public var everyMonths: Int

  public enum Kind: String, CaseIterable, Sendable, Codable {
    case document, video, slides, lab, quiz, webinar
  }

  public init(
    title: String, kind: Kind, language: String = "en", link: String = "", isAccessible: Bool, updated: LocalDate,
    everyMonths: Int
  ) {
    self.title = title
    self.kind = kind
    self.language = language
    self.link = link
    self.isAccessible = isAccessible
    self.updated = updated
    self.everyMonths = everyMonths
  }

  /// The last day on which it counts as up to date.
  public var freshUntil: LocalDate { updated.adding(months: everyMonths) }

  public func isStale(on day: LocalDate) -> Bool { freshUntil < day }
}

extension LocalDate {
  /// The same day of a later month, or of an earlier one, or that month's last day where it is shorter; the day itself where
  /// the month is in no year from 1 to 9999.
  public func adding(months: Int) -> LocalDate {
    let (year, month, day) = civil
    let index = year * 12 + (month - 1) + months
    guard index >= 12 else { return self }
    let (later, laterMonth) = (index / 12, index % 12 + 1)
    let last = LocalDate.daysInMonth(year: later, month: laterMonth)
    return LocalDate(year: later, month: laterMonth, day: min(day, last)) ?? self
  }
}
