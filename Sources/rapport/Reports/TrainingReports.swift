import ConsoleApp
import CustomerSuccess
import SuccessStore

struct TrainingSessionEntry: Encodable {
  var id: String
  var path: String
  var module: String
  /// ISO 8601, in UTC.
  var at: String
  /// On the clocks of its zone.
  var date: String
  var zone: String
  var minutes: Int
  var seats: Int?
  var taken: Int
  /// Who was there for at least 80 % of its minutes.
  var attended: Int
  /// Mean of 1 to 5.
  var rating: Double?
  var trainer: String
  var recording: String
  var customer: String?

  init(_ row: SessionRow) {
    let session = row.session
    (id, path, module) = (session.id.text, session.path.text, session.module.text)
    (at, date, zone) = (session.at.iso8601, session.local.date.description, session.zone)
    (minutes, seats, taken, attended) = (session.minutes, session.seats, row.taken, row.attended)
    rating = tenths(row.rating)
    (trainer, recording, customer) = (session.trainer, session.recording, session.customer?.text)
  }
}

struct TrainingTeamEntry: Encodable {
  var key: String
  var title: String
  var learners: Int
  var enrolled: Int
  var completed: Int
  var completionRate: Double?
  var onTime: Int
  var due: Int
  var onTimeRate: Double?
  var minutes: Int

  init(_ group: TrainingGroup) {
    (key, title, learners) = (group.key, group.title, group.learners)
    (enrolled, completed, onTime, due, minutes) =
      (group.enrolled, group.completed, group.onTime, group.due, group.minutes)
    completionRate = Self.rate(group.completed, group.enrolled)
    onTimeRate = Self.rate(group.onTime, group.due)
  }

  private static func rate(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : tenths(100 * Double(part) / Double(whole))
  }
}

struct TrainingSkillEntry: Encodable {
  var path: String
  var module: String
  var objective: String
  /// Who has satisfied the module, of those enrolled in its path.
  var have: Int
  var enrolled: Int
  var gap: Int

  init(_ skill: SkillFigures) {
    (path, module, objective) = (skill.path.text, skill.module.text, skill.objective)
    (have, enrolled, gap) = (skill.have, skill.enrolled, skill.gap)
  }
}

/// People by modules.
struct TrainingGrid: Encodable {
  var customer: String
  /// `path/module`, in the framework's order: those of paths that somebody is in, or has done something of.
  var modules: [String]
  var people: [Person]

  struct Person: Encodable {
    var learner: String
    var name: String
    var role: String
    var paths: [String]
    /// By `path/module`; what nobody has begun is not there.
    var cells: [String: Cell]
  }

  struct Cell: Encodable {
    var state: String
    var satisfied: Bool
    var minutes: Int
    var bestScore: Int?
    var since: String
  }

  init(_ customer: CustomerID, _ people: [TrainingCohort.Person], _ catalogue: TrainingCatalogue) {
    self.customer = customer.text
    let used = Set(people.flatMap { $0.enrolments.map(\.path) + $0.progress.map(\.path) })
    modules = catalogue.paths.filter { used.contains($0.id) }.flatMap { path in
      path.modules.map { "\(path.id)/\($0.id)" }
    }
    self.people = people.map { person in
      Person(
        learner: person.learner.id.text, name: person.learner.name, role: person.learner.role,
        paths: person.enrolments.map(\.path.text).sorted(),
        cells: Dictionary(
          person.progress.map { progress in
            (
              "\(progress.path)/\(progress.module)",
              Cell(
                state: progress.state.rawValue, satisfied: catalogue.satisfies(progress), minutes: progress.minutes,
                bestScore: progress.bestScore, since: progress.at.iso8601)
            )
          }
        ) { first, _ in first })
    }
  }
}

struct LearningEntry: Encodable {
  /// Who did something in the last 30 days, of those enrolled.
  var engagement: Engagement
  /// Scores before a module and after it.
  var effectiveness: Paired
  /// Scores after a module and again later.
  var retention: Paired
  var satisfaction: Satisfaction
  /// Customers 30 days before and after somebody there first completed a path.
  var beside: Beside

  struct Engagement: Encodable {
    var active: Int
    var n: Int
    var rate: Double?
    var minutes: Int
    var minutesPerLearner: Double?
  }

  struct Paired: Encodable {
    var before: Double?
    var after: Double?
    var change: Double?
    var n: Int

    init(_ figure: PairedFigure) {
      before = tenths(figure.before)
      after = tenths(figure.after)
      change = tenths(figure.change)
      n = figure.n
    }
  }

  struct Satisfaction: Encodable {
    var mean: Double?
    var n: Int
  }

  struct Beside: Encodable {
    var days: Int
    var customers: Int
    var health: Paired
    /// Features used, of those available, in percent.
    var adoption: Paired
    /// Opened in so many days.
    var tickets: Paired
    var caveat: String
  }

  init(_ figures: LearningFigures) {
    let n = figures.enrolled
    engagement = Engagement(
      active: figures.active, n: n, rate: n == 0 ? nil : tenths(100 * Double(figures.active) / Double(n)),
      minutes: figures.minutes, minutesPerLearner: n == 0 ? nil : tenths(Double(figures.minutes) / Double(n)))
    effectiveness = Paired(figures.effectiveness)
    retention = Paired(figures.retention)
    satisfaction = Satisfaction(mean: tenths(figures.satisfaction), n: figures.ratings.count)
    let effect = figures.beside
    beside = Beside(
      days: TrainingEffect.days, customers: effect.customers, health: Paired(effect.health),
      adoption: Paired(effect.adoption), tickets: Paired(effect.tickets), caveat: TrainingEffect.caveat)
  }
}

struct TrainingContentEntry: Encodable {
  var path: String
  var module: String
  var title: String
  var type: String
  var language: String
  var link: String
  /// By WCAG 2.1 AA.
  var accessible: Bool
  var updated: String
  /// The last day on which it counts as up to date.
  var freshUntil: String
  var stale: Bool

  init(_ item: ContentItem, _ path: PathID, _ module: ModuleID, on today: LocalDate) {
    (self.path, self.module, title) = (path.text, module.text, item.title)
    (type, language, link, accessible) = (item.kind.rawValue, item.language, item.link, item.isAccessible)
    (updated, freshUntil, stale) = (item.updated.description, item.freshUntil.description, item.isStale(on: today))
  }
}

// MARK: As text

extension TrainingReport {
  /// What follows the paths.
  var rest: [ReportPart] { sessionParts + teamParts + gridParts + analyticsParts + contentParts }

  private func percent(_ rate: Double?) -> String { rate.map { "\(NumberWords.tenth($0)) %" } ?? "–" }
  private func number(_ value: Double?) -> String { value.map(NumberWords.tenth) ?? "–" }

  private var sessionParts: [ReportPart] {
    guard !sessions.isEmpty else { return [.line("No sessions yet.")] }
    let columns: [Sheet.Column] =
      [.words("Session"), .words("Module"), .words("Date"), .words("Zone")]
      + ["Minutes", "Seats", "Taken", "Attended", "Rating"].map { .number($0) }
    let rows = sessions.prefix(20).map { session in
      [
        session.id, session.module, session.date, session.zone, "\(session.minutes)",
        session.seats.map { "\($0)" } ?? "–", "\(session.taken)", "\(session.attended)", number(session.rating),
      ]
    }
    return [.line("Sessions"), .sheet(Sheet(columns: columns, rows: rows))]
  }

  private var teamParts: [ReportPart] {
    TrainingCut.allCases.flatMap { cut -> [ReportPart] in
      let groups = (teams[cut.rawValue] ?? []).prefix(12)
      guard !groups.isEmpty else { return [] }
      let columns: [Sheet.Column] =
        [.words(cut.rawValue.capitalizedFirst)]
        + ["Learners", "Enrolled", "Completed", "Completion", "On time", "Due"].map { .number($0) }
      let rows = groups.map { group in
        [
          group.title, "\(group.learners)", "\(group.enrolled)", "\(group.completed)", percent(group.completionRate),
          percent(group.onTimeRate), "\(group.due)",
        ]
      }
      return [.line("By \(cut.rawValue)"), .sheet(Sheet(columns: columns, rows: rows))]
    }
  }

  private var gridParts: [ReportPart] {
    guard let grid else { return [] }
    guard !grid.people.isEmpty else { return [.line("Nobody learns at \(grid.customer) yet.")] }
    let columns: [Sheet.Column] =
      [.words("Learner")] + grid.modules.map { .words(String($0.drop { $0 != "/" }.dropFirst())) }
    let rows = grid.people.map { person in
      [person.name]
        + grid.modules.map { module in
          person.cells[module].map { cell in
            cell.state == "completed" && !cell.satisfied ? "not passed" : cell.state
          } ?? ""
        }
    }
    return [.line("People by modules · \(grid.customer)"), .sheet(Sheet(columns: columns, rows: rows))]
  }

  private var analyticsParts: [ReportPart] {
    func row(_ title: String, _ figure: LearningEntry.Paired) -> [String] {
      [title, number(figure.before), number(figure.after), number(figure.change), "\(figure.n)"]
    }
    let columns: [Sheet.Column] =
      [.words("Learning")] + ["Before", "After", "Change", "n"].map { .number($0) }
    let (engagement, beside) = (analytics.engagement, analytics.beside)
    let rows = [
      row("Score before and after", analytics.effectiveness), row("Score after and again", analytics.retention),
      row("Health", beside.health), row("Feature adoption", beside.adoption), row("Tickets opened", beside.tickets),
    ]
    let words = """
      Active in 30 days: \(engagement.active) of \(engagement.n) (\(percent(engagement.rate))), \
      \(number(engagement.minutesPerLearner)) minutes each. \
      Satisfaction \(number(analytics.satisfaction.mean)) of 5, n = \(analytics.satisfaction.n).
      """
    return [.line(words), .sheet(Sheet(columns: columns, rows: rows)), .line(beside.caveat)]
  }

  private var contentParts: [ReportPart] {
    let stale = content.filter(\.stale)
    guard !stale.isEmpty else { return [] }
    let columns: [Sheet.Column] = ["Stale content", "Module", "Type", "Updated", "Fresh until"].map { .words($0) }
    return [
      .sheet(Sheet(columns: columns, rows: stale.map { [$0.title, $0.module, $0.type, $0.updated, $0.freshUntil] }))
    ]
  }
}

extension Optional {
  /// The same as `map`, of what takes its time.
  func asyncMap<Result>(_ transform: (Wrapped) async throws -> Result) async rethrows -> Result? {
    guard let self else { return nil }
    return try await transform(self)
  }
}
