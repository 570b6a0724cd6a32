import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct TrainingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training",
    abstract: "The framework's training paths: enrolled, completed, on time, certified, expiring.")

  @OptionGroup var filter: FilterArgument
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(common)
    try output.give(surroundings, filter) { place, filter in
      let figures = try await place.store.answer(TrainingQuery(filter), at: place.now)
      return TrainingReport(figures, place.rulebook.training, at: place.now)
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

  enum CodingKeys: String, CodingKey { case asOf, trainingPrograms }

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
    /// Certificates that end within 30 days.
    var expiring: Int
  }
}

extension TrainingReport {
  init(_ figures: TrainingFigures, _ catalogue: TrainingCatalogue, at now: Instant) {
    asOf = now.iso8601
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
      expiring: figures.expiring)
  }
}

extension TrainingReport: PrintedReport {
  var parts: [ReportPart] {
    func percent(_ rate: Double?) -> String { rate.map { "\(NumberWords.tenth($0)) %" } ?? "–" }
    let rows = order.compactMap { trainingPrograms[$0] }.map { path in
      [
        path.title, NumberWords.whole(path.enrolled), NumberWords.whole(path.completed), percent(path.completionRate),
        percent(path.progressRate), percent(path.onTimeRate), NumberWords.whole(path.certified),
        NumberWords.whole(path.expiring),
      ]
    }
    let columns: [Sheet.Column] =
      [.words("Path")]
      + ["Enrolled", "Completed", "Completion", "Modules", "On time", "Certified", "Expiring"].map { .number($0) }
    return [.line("Training · \(asOf)"), .sheet(Sheet(columns: columns, rows: rows))]
  }
}
