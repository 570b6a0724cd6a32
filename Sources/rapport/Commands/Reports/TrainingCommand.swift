import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct TrainingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training",
    abstract:
      "Training: paths, sessions, teams, skills and gaps, what learning does; of one customer its people by modules.")

  @OptionGroup var filter: FilterArgument
  @Option(help: ArgumentHelp("One customer by id or name, with its people by modules.", valueName: "customer"))
  var customer: String?
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let customer = customer
    try output.give(surroundings, filter) { place, filter in
      let id = try await customer.asyncMap { try await CustomerSearch(place: place).customer($0).row.customer.id }
      let own = id.map { filter.and(Filter([.init(.field(.customerID, anyOf: [.equals($0.text)]))])) } ?? filter
      let figures = try await place.store.answer(TrainingQuery(own), at: place.now)
      let learning = try await place.store.answer(LearningQuery(filter, customer: id), at: place.now)
      let sessions = try await place.store.answer(
        SessionQuery(filter: own, window: Window(limit: TrainingReport.sessionLimit)), at: place.now)
      return TrainingReport(figures, learning, sessions.rows, of: id, place.rulebook, at: place.now)
    }
  }
}

/// How far a population's learners are, by the framework's paths.
struct TrainingReport: Encodable {
  var asOf: String
  /// By the framework's `executiveTraining`, `technicalTraining` and `businessUserTraining`.
  var trainingPrograms: [String: Path]
  /// For text only: the framework's order.
  var order: [String]
  var sessions: [TrainingSessionEntry]
  /// By customer, owner, tier, industry, size and role; the largest first.
  var teams: [String: [TrainingTeamEntry]]
  var skills: [TrainingSkillEntry]
  /// Of a single customer: its people by modules.
  var grid: TrainingGrid?
  var analytics: LearningEntry
  var content: [TrainingContentEntry]

  /// So many sessions are told, the first of the list.
  static let sessionLimit = 200

  enum CodingKeys: String, CodingKey { case asOf, trainingPrograms, sessions, teams, skills, grid, analytics, content }

  struct Path: Encodable {
    var title: String
    var enrolled: Int
    /// Learners who satisfied the whole path; their share of those enrolled, in percent.
    var completed: Int
    var completionRate: Double?
    /// Modules completed or waived, of all modules of those enrolled.
    var modulesCompleted: Int
    var modules: Int
    var progressRate: Double?
    /// Completed by their due date, of those whose due date has passed.
    var onTime: Int
    var due: Int
    var onTimeRate: Double?
    var certified: Int
    /// People whose last certificate is in its renewal window.
    var expiring: Int
    /// People whose last certificate has run out as lately.
    var lapsed: Int
    /// Both: who should renew.
    var renewalDue: Int
  }
}

extension TrainingReport {
  init(
    _ figures: TrainingFigures, _ learning: Learning, _ rows: [SessionRow], of customer: CustomerID?,
    _ rulebook: Rulebook, at now: Instant
  ) {
    let (catalogue, today) = (rulebook.training, rulebook.zone.date(of: now))
    asOf = now.iso8601
    sessions = rows.map(TrainingSessionEntry.init)
    teams = Dictionary(
      uniqueKeysWithValues: learning.groups.map { ($0.rawValue, $1.map(TrainingTeamEntry.init)) })
    skills = learning.skills.map(TrainingSkillEntry.init)
    grid = customer.map { TrainingGrid($0, learning.people, catalogue) }
    analytics = LearningEntry(learning.figures)
    content = catalogue.paths.flatMap { path in
      path.modules.flatMap { module in
        module.content.map { TrainingContentEntry($0, path.id, module.id, on: today) }
      }
    }
    order = figures.paths.map(\.path.text)
    trainingPrograms = Dictionary(
      figures.paths.map { ($0.path.text, Path($0, title: catalogue[$0.path]?.title ?? $0.path.text)) }
    ) { first, _ in first }
  }
}

extension TrainingReport.Path {
  init(_ figures: TrainingFigures.PathFigures, title: String) {
    func rate(_ part: Int, _ whole: Int) -> Double? {
      whole == 0 ? nil : tenths(100 * Double(part) / Double(whole))
    }
    self.init(
      title: title, enrolled: figures.enrolled, completed: figures.completed,
      completionRate: rate(figures.completed, figures.enrolled), modulesCompleted: figures.modulesDone,
      modules: figures.modules, progressRate: rate(figures.modulesDone, figures.modules), onTime: figures.onTime,
      due: figures.due, onTimeRate: rate(figures.onTime, figures.due), certified: figures.certified,
      expiring: figures.expiring, lapsed: figures.lapsed, renewalDue: figures.renewalDue)
  }
}

extension TrainingReport: PrintedReport {
  var parts: [ReportPart] {
    func percent(_ rate: Double?) -> String { rate.map { "\(NumberWords.tenth($0)) %" } ?? "–" }
    let rows = order.compactMap { trainingPrograms[$0] }.map { path in
      [
        path.title, NumberWords.whole(path.enrolled), NumberWords.whole(path.completed), percent(path.completionRate),
        percent(path.progressRate), percent(path.onTimeRate), NumberWords.whole(path.certified),
        NumberWords.whole(path.expiring), NumberWords.whole(path.lapsed),
      ]
    }
    let columns: [Sheet.Column] =
      [.words("Path")]
      + ["Enrolled", "Completed", "Completion", "Modules", "On time", "Certified", "Expiring", "Lapsed"].map {
        .number($0)
      }
    return [.line("Training · \(asOf)"), .sheet(Sheet(columns: columns, rows: rows))] + rest
  }
}
