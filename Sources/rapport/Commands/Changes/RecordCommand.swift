import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Foundation
import SQLiteEngine
import SuccessStore

struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Adds one observation of one metric, and answers the score before and after.",
    discussion: """
      VALUE is written as people write it: 85, 85%, 17/20, 28 days, a level such as good, unmet or n/a. A second value for
      the same second takes the place of the first.
      """)

  @Argument(help: "The customer's id or name.")
  var customer: String
  @Argument(help: "The metric, such as activeUsers.")
  var metric: String
  @Argument(help: "Its value.")
  var value: String
  @Option(help: ArgumentHelp("The value in people's words, such as '17/20 licensed users'.", valueName: "text"))
  var note = ""
  @Option(help: ArgumentHelp("When it was observed; else now.", valueName: "time"), transform: CallValue.time)
  var at: Instant?
  @OptionGroup var once: OnceOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(common)
    let at = at ?? surroundings.now
    guard at <= surroundings.now else {
      throw Complaint.complain(
        "at: found \(at), expected a time not later than now, \(surroundings.now)", Complaint.inputIsWrong)
    }
    let key = once.key.map { key in
      OnceKey(key, call: ["record", customer, metric, value, note, self.at?.iso8601 ?? "", surroundings.me])
    }
    let job = RecordJob(
      customer: customer, metric: metric, value: value.trimmingCharacters(in: .whitespaces), note: note, at: at,
      once: key)
    let report = try surroundings.withStore(for: .writing) { place in try await job.run(in: place) }
    try Output.answer("\(report.metric) of \(report.customerId) is \(report.value).") {
      try Output.report(report, as: format.format)
    }
  }
}

/// One observation on its way into the store.
struct RecordJob: Sendable {
  var customer: String
  var metric: String
  var value: String
  var note: String
  var at: Instant
  var once: OnceKey?

  func run(in place: Workplace) async throws -> RecordReport {
    let (id, reading) = try read(by: place.model)
    if let once, let done = try await place.store.answer(OnceQuery(once)) {
      try await place.noteWhetherTakenBack(done)
      return try await report(of: done, id, reading, in: place)
    }
    let before = try await CustomerSearch(place: place).customer(customer)
    let observation = Observation(
      customer: before.row.id, metric: id, value: reading, at: at, source: place.me, note: note)
    let standing = try await place.store.answer(FactQuery(.observation(before.row.id, id, at)))
    var entry: ChangeEntry?
    if standing != .observation(observation) { entry = try await write(observation, over: standing, in: place) }
    let after = try await place.store.answer(CustomerDetailQuery(before.row.id), at: place.now) ?? before
    return report(of: entry, id, reading, at: at, before, after, in: place)
  }

  private func report(
    of entry: ChangeEntry?, _ id: MetricID, _ reading: MetricValue, at: Instant, _ before: CustomerDetail,
    _ after: CustomerDetail, in place: Workplace
  ) -> RecordReport {
    RecordReport(
      entry: entry?.id, title: entry?.title, customerId: before.row.id.text, companyName: before.row.customer.name,
      metric: id.text, value: place.model.text(of: reading, for: id), at: at.iso8601,
      before: .init(before.assessment, place.model), after: .init(after.assessment, place.model))
  }

  /// What was answered when it was done: the customer as it stood just before, and then.
  private func report(
    of entry: ChangeEntry, _ id: MetricID, _ reading: MetricValue, in place: Workplace
  ) async throws -> RecordReport {
    func detail(at moment: Instant) async throws -> CustomerDetail {
      let store = try SQLiteEngine.open(path: place.store.path, rulebook: place.rulebook, mode: .asOf(moment))
      defer { try? store.close() }
      var then = place
      (then.store, then.now) = (store, moment)
      return try await CustomerSearch(place: then).customer(customer)
    }
    let (before, after) = (try await detail(at: entry.at - 1), try await detail(at: entry.at))
    let edit = try await place.store.answer(ChangeQuery(entry.id, limit: 1))?.edits.first?.after
    let observed = if case .observation(let fact) = edit { fact.at } else { entry.at }
    return report(of: entry, id, reading, at: observed, before, after, in: place)
  }

  /// Now it is the act that the console's key is; what was observed earlier is a change of its own.
  private func write(
    _ observation: Observation, over standing: Fact?, in place: Workplace
  ) async throws -> ChangeEntry {
    let act = Act.record(observation.metric, observation.value, note: observation.note)
    let request = ActRequest(act, on: .customer(observation.customer))
    guard at == place.now else {
      let edit = FactEdit(before: standing, after: .observation(observation))
      let customer = try await place.store.answer(FactQuery(.customer(observation.customer)))
      let title = [request].title(KeyTitles(place.rulebook.acting)) { _ in customer }
      return try await place.store.commit([edit], title: title, by: place.me, at: place.now, once: once)
    }
    return try await place.store.perform([request], title: nil, by: place.me, at: place.now, once: once)
  }

  /// By its name or its title; upper and lower case make no difference.
  private func read(by model: HealthModel) throws -> (MetricID, MetricValue) {
    let known =
      (model.metrics.first { $0.id.text.lowercased() == metric.lowercased() }
      ?? model.metrics.first { folded($0.title) == folded(metric) })?.id
    guard let id = known else {
      let names = model.metrics.map(\.id.text).joined(separator: ", ")
      throw Complaint.complain("metric: found '\(metric)', expected one of \(names)", Complaint.inputIsWrong)
    }
    do {
      return (id, try model.value(for: id, from: value))
    } catch {
      throw Complaint.complain(error.description, Complaint.inputIsWrong)
    }
  }
}

/// What one observation did to the score.
struct RecordReport: Encodable {
  /// The entry of the change log; absent where the observation was there already and nothing changed.
  var entry: Int?
  var title: String?
  var customerId: String
  var companyName: String
  var metric: String
  var value: String
  var at: String
  var before: Standing
  var after: Standing

  struct Standing: Encodable {
    /// Absent while nothing is known.
    @OrNull var score: Int?
    @OrNull var category: String?
    /// Without overrides.
    @OrNull var computedScore: Int?
    var isOverridden: Bool
    /// What the model calls the category; for text only.
    private var status: String

    private enum CodingKeys: String, CodingKey {
      case score, category, computedScore, isOverridden
    }

    init(_ assessment: HealthAssessment, _ model: HealthModel) {
      score = assessment.score
      category = assessment.category?.title
      computedScore = assessment.computed
      isOverridden = assessment.isOverridden
      status = HealthWords.status(assessment.category, in: model)
    }

    var words: String { score.map { "\($0) \(status)" } ?? "no score" }
  }
}

extension RecordReport: PrintedReport {
  /// `record activeUsers for CUST-001 · entry 17 · 82 Good → 86 Healthy (▲ 4)`, and under an override
  /// `… · 40 Critical → 40 Critical (─) · an override stands, computed 88 → 85 (▼ 3)`.
  var parts: [ReportPart] {
    let done = entry.flatMap { number in title.map { "\($0) · entry \(number)" } } ?? "nothing changed"
    let score = "\(before.words) → \(after.words)" + change(\.score)
    return [.line([done, score, underneath].filter { !$0.isEmpty }.joined(separator: " · "))]
  }

  /// What the observation did to the score that an override hides.
  private var underneath: String {
    guard after.isOverridden else { return "" }
    let (old, new) = (before.computedScore, after.computedScore)
    let words = [old, new].map { $0.map(String.init) ?? "no score" }.joined(separator: " → ")
    return "an override stands, computed \(words)" + change(\.computedScore)
  }

  private func change(_ score: KeyPath<Standing, Int?>) -> String {
    guard let old = before[keyPath: score], let new = after[keyPath: score] else { return "" }
    return " (\(ReportWords.change(Double(new - old), whole: true)))"
  }
}
